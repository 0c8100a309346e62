import Dispatch
import Foundation
import Synchronization

/// Work on many items on all cores, whose results are taken in order and one at a time.
package enum WorkAhead {
    /// Only a few results wait at a time, so memory does not grow with the number of items.
    ///
    /// - Parameters:
    ///   - work: on other threads; for several items at once.
    ///   - take: here, in the order of the items. What it throws, or the work of its item threw, ends everything.
    package static func each<Item: Sendable, Value: Sendable>(
        _ items: [Item], _ work: @escaping @Sendable (Item) throws -> Value, take: (Value) throws -> Void
    ) throws {
        let width = max(2, ProcessInfo.processInfo.activeProcessorCount)
        var running: [Job<Value>] = []
        // Nothing works on after this has returned.
        defer { for job in running { job.isDone.wait() } }
        var next = 0
        while next < items.count || !running.isEmpty {
            while next < items.count, running.count < width {
                running.append(Job(items[next], work))
                next += 1
            }
            let job = running.removeFirst()
            try take(job.value())
        }
    }

    /// Two pieces of work side by side.
    package static func both<First: Sendable, Second>(
        _ first: @escaping @Sendable () throws -> First, and second: () throws -> Second
    ) throws -> (First, Second) {
        let job = Job((), first)
        let value = Result { try second() }
        return (try job.value(), try value.get())
    }

    private final class Job<Value: Sendable>: Sendable {
        let isDone = DispatchSemaphore(value: 0)
        private let result = Mutex<Result<Value, any Error>?>(nil)

        init<Item: Sendable>(_ item: Item, _ work: @escaping @Sendable (Item) throws -> Value) {
            DispatchQueue.global().async {
                let value = Result { try work(item) }
                self.result.withLock { $0 = value }
                self.isDone.signal()
            }
        }

        func value() throws -> Value {
            isDone.wait()
            guard let result = result.withLock({ $0 }) else { throw WorkAbandoned() }
            return try result.get()
        }
    }
}
