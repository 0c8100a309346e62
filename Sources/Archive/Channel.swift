import Dispatch
import Synchronization

/// Hands values from one thread to another, a few at a time: who is ahead waits.
final class Channel<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)

    /// - Parameter capacity: values that may wait.
    init(capacity: Int) { for _ in 0..<capacity { room.signal() } }

    /// False when nobody receives any more.
    func send(_ element: Element) -> Bool {
        room.wait()
        let isTaken = state.withLock { state in
            if !state.isClosed { state.waiting.append(element) }
            return !state.isClosed
        }
        if isTaken { filled.signal() }
        return isTaken
    }

    /// Waits for the next value; there has to be one to come.
    func receive() -> Element {
        filled.wait()
        defer { room.signal() }
        return state.withLock { $0.waiting.removeFirst() }
    }

    /// Nobody receives any more.
    func close() {
        state.withLock { $0 = State(isClosed: true) }
        room.signal()
    }
}
