import LongWork

/// How a piece of work ended, for the page that comes next.
package struct Ending<Contents: SessionContents>: Sendable {
    let path: String
    let notice: Notice?
    /// What the session learns, such as a plan that waits for a yes.
    let effect: @Sendable (inout Session<Contents>) -> Void

    package init(_ path: String, _ notice: Notice? = nil, effect: @escaping @Sendable (inout Session<Contents>) -> Void = { _ in }) {
        self.path = path
        self.notice = notice
        self.effect = effect
    }
}

/// What becomes of work that is given up half-way.
package struct Cancelling: Sendable {
    /// Beside the button.
    let hint: String
    /// Afterwards.
    let told: String

    package init(hint: String, told: String) {
        self.hint = hint
        self.told = told
    }

    package static let traceless = Cancelling(hint: "取消不留痕迹：没有做完的什么也不保存。", told: "什么也没有保存，可以重新开始。")
}

/// Work that may outlast a request. A session looks only at its own.
package actor Works<Contents: SessionContents> {
    typealias Outcome = Result<Ending<Contents>, any Error>

    struct Work: Sendable {
        let title: String
        /// Where the clerk came from.
        let back: String
        /// Says that it came to nothing: `没有导入。`
        let failed: String
        let cancelling: Cancelling
        let progress: WorkProgress
        fileprivate let session: String
        fileprivate(set) var outcome: Outcome?
    }

    private var works: [Int: Work] = [:]
    private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    private var next = 1

    package init() {}

    func start(
        _ title: String, back: String, failed: String, cancelling: Cancelling = .traceless, session: String,
        _ work: @escaping @Sendable (WorkProgress) throws -> Ending<Contents>
    ) -> Int {
        let number = next
        next += 1
        let progress = WorkProgress()
        works[number] = Work(title: title, back: back, failed: failed, cancelling: cancelling, progress: progress, session: session)
        Task.detached {
            let outcome = Outcome { try work(progress) }
            await self.end(number, outcome)
        }
        return number
    }

    /// nil when it is unknown, another's, or told already.
    func look(_ number: Int, session: String) -> Work? { works[number].flatMap { $0.session == session ? $0 : nil } }

    func forget(_ number: Int) { works[number] = nil }

    /// Returns when the work has ended, or after the given time.
    func wait(for number: Int, atMost time: Duration) async {
        guard let work = works[number], work.outcome == nil, waiting[number] == nil else { return }
        await withCheckedContinuation { continuation in
            waiting[number] = continuation
            Task {
                try? await Task.sleep(for: time)
                self.wake(number)
            }
        }
    }

    private func end(_ number: Int, _ outcome: Outcome) {
        works[number]?.outcome = outcome
        wake(number)
    }

    private func wake(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }
}
