import Dispatch
import Foundation
import Synchronization

/// Work on many items on all cores, whose results are taken in order and one at a time.
package enum WorkAhead {
    /// - Parameters:
    ///   - ahead: how much may wait to be taken, so that memory does not grow with the number of items.
    ///   - weight: of an item, in what `ahead` counts.
    ///   - work: on other threads, one a core.
    ///   - take: here, in the order of the items. What it throws, or the work of its item threw, ends everything.
    package static func each<Item: Sendable, Value: Sendable>(
        _ items: [Item], ahead: Int = 2, weight: (Item) -> Int = { _ in 1 }, _ work: @escaping @Sendable (Item) throws -> Value,
        take: (Value) throws -> Void
    ) throws {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = max(2, ProcessInfo.processInfo.activeProcessorCount)
        // Nothing works on after this has returned.
        defer {
            queue.cancelAllOperations()
            queue.waitUntilAllOperationsAreFinished()
        }
        var waiting: [(job: Job<Value>, weight: Int)] = []
        var load = 0
        var next = 0
        while next < items.count || !waiting.isEmpty {
            while next < items.count, load < ahead {
                let item = items[next]
                waiting.append((Job(on: queue) { try work(item) }, weight(item)))
                load += weight(item)
                next += 1
            }
            let first = waiting.removeFirst()
            try take(first.job.value())
            load -= first.weight
        }
    }

    /// What `work` makes of the places from 0 to `count`, piece by piece, one after another as if it had been made at once.
    package static func pieces<Value: Sendable>(
        of count: Int, size: Int = 4096, _ work: @escaping @Sendable (Range<Int>) throws -> [Value]
    ) throws -> [Value] {
        guard count > size else { return try work(0..<count) }
        let pieces = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
        var values: [Value] = []
        try each(pieces, ahead: 2 * ProcessInfo.processInfo.activeProcessorCount, work) { values += $0 }
        return values
    }

    /// Two pieces of work side by side.
    package static func both<First: Sendable, Second>(
        _ first: @escaping @Sendable () throws -> First, and second: () throws -> Second
    ) throws -> (First, Second) {
        let job = Job(on: OperationQueue(), first)
        let value = Result { try second() }
        return (try job.value(), try value.get())
    }

    private final class Job<Value: Sendable>: Sendable {
        let isDone = DispatchSemaphore(value: 0)
        private let result = Mutex<Result<Value, any Error>?>(nil)

        init(on queue: OperationQueue, _ work: @escaping @Sendable () throws -> Value) {
            queue.addOperation {
                let value = Result { try work() }
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
