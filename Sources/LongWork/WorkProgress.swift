import Synchronization

/// How far a long piece of work is, and whether anybody still wants it. Whoever does the work reports; a page looks on and may abandon it.
package final class WorkProgress: Sendable {
    package struct Report: Sendable, Hashable {
        /// What is being done now, for a person; empty before the first phase.
        package fileprivate(set) var phase = ""
        package fileprivate(set) var done = 0
        /// nil where the end can't be told.
        package fileprivate(set) var total: Int?
    }

    private struct State {
        var report = Report()
        var isAbandoned = false
        var isSealed = false
    }

    private let state = Mutex(State())

    package init() {}

    package var report: Report { state.withLock { $0.report } }

    package func begin(_ phase: String, of total: Int? = nil) throws(WorkAbandoned) {
        let goesOn = state.withLock { state in
            state.report = Report(phase: phase, done: 0, total: total)
            return !state.isAbandoned
        }
        if !goesOn { throw WorkAbandoned() }
    }

    /// - Parameter done: parts of the phase that are done.
    package func step(_ done: Int) throws(WorkAbandoned) {
        let goesOn = state.withLock { state in
            state.report.done = done
            return !state.isAbandoned
        }
        if !goesOn { throw WorkAbandoned() }
    }

    /// From here on the work can't be stopped any more: what follows is written down as a whole.
    package func seal(_ phase: String) throws(WorkAbandoned) {
        let goesOn = state.withLock { state in
            guard !state.isAbandoned else { return false }
            state.report = Report(phase: phase)
            state.isSealed = true
            return true
        }
        if !goesOn { throw WorkAbandoned() }
    }

    /// - Returns: false when it is too late.
    @discardableResult
    package func abandon() -> Bool {
        state.withLock { state in
            if !state.isSealed { state.isAbandoned = true }
            return state.isAbandoned
        }
    }
}

/// Thrown out of abandoned work; the transaction around it is rolled back, so that nothing is left of it.
package struct WorkAbandoned: Error {
    package init() {}
}
