import Foundation
import LongWork

/// How far a long piece of work is, on a line of standard error that is written over; nothing where nobody looks on.
package enum ConsoleProgress {
    package static func showing<Value: Sendable>(_ work: @escaping @Sendable (WorkProgress) throws -> Value) async throws -> Value {
        let progress = WorkProgress()
        guard isatty(STDERR_FILENO) == 1 else { return try work(progress) }
        let shown = Task {
            while !Task.isCancelled {
                let report = progress.report
                if !report.phase.isEmpty { write(report.total.map { "\(report.phase) \(report.done)/\($0)" } ?? report.phase) }
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
        defer {
            shown.cancel()
            write("")
        }
        return try work(progress)
    }

    /// To the start of the line, the text, and nothing after it.
    private static func write(_ text: String) { FileHandle.standardError.write(Data("\r\(text)\u{1B}[K".utf8)) }
}
