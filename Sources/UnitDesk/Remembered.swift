import Enrollment
import Synchronization
import Ledger
import UnitStore

/// Answers that stay true until the data changes. A page asks the same things at every turn, and most turns change nothing.
final class Remembered: Sendable {
    enum Question: Hashable, Sendable {
        case overview(CalendarDate, lastBackup: BackupFile?)
        case rejections
        case feeComparison
        case peopleIndex
        case insuredIndex
        case rows(RosterQuery)
        case batch(Int, CalendarDate)
        case search(String)
        case insuredRows(String, RosterOrder)

        case changeRows(CalendarDate?, CalendarDate?)
        case cardRows(String, RosterOrder)
        case cardFailures(String)
        case classes
        /// What a page made of the answers, by its address.
        case page(String)
        case codeTables
        case exchangeLog
        case sentRows(Int)
    }

    private struct State {
        var revision: Int?
        var answers: [Question: any Sendable] = [:]
        /// The one longest not asked first.
        var order: [Question] = []
    }

    /// A roster of 65,000 takes half a megabyte to remember, a page of one less than a tenth.
    private static let limit = 64

    private let state = Mutex(State())

    /// `revision` was read before whatever `find` reads, so that an answer is never older than it is taken for.
    func answer<Answer: Sendable>(to question: Question, at revision: Int, find: () throws -> Answer) rethrows -> Answer {
        let known = state.withLock { state in
            guard state.revision == revision, let answer = state.answers[question] as? Answer else { return nil as Answer? }
            if let place = state.order.firstIndex(of: question) { state.order.append(state.order.remove(at: place)) }
            return answer
        }
        if let known { return known }
        let found = try find()
        state.withLock { state in
            if state.revision != revision { state = State(revision: revision) }
            if state.answers.updateValue(found, forKey: question) == nil { state.order.append(question) }
            if state.order.count > Self.limit { state.answers[state.order.removeFirst()] = nil }
        }
        return found
    }
}

extension UnitDesk {
    /// What a page shows of the data, until the data change. `address` names all that it was asked.
    package func remember<Content: Sendable>(page address: String, make: () throws -> Content) throws -> Content {
        try rememberedPages.answer(to: .page(address), at: store.revision, find: make)
    }

    func remember<Answer: Sendable>(_ question: Remembered.Question, find: () throws -> Answer) throws -> Answer {
        try remembered.answer(to: question, at: store.revision, find: find)
    }
}
