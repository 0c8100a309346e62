import Enrollment
import Ledger
import UnitStore

/// What passed between the unit and its center in one year, as a double entry: what was sent beside what came back for it.
package struct ExchangeLog: Sendable {
    package struct Sent: Sendable {
        package let package: PackageRecord
        package let rows: RowTally
        package let deliveries: [DeliveryRecord]
        package let standing: PackageStanding
    }

    package enum Received: Sendable {
        case result(PackageRecord, ResultRecord)
        case activation(PackageRecord)
        /// Never taken in, though later ones prove that it was sent.
        case missing(sequence: Int, fileName: String)
        /// Came after a later one that holds everything of it: not used, not missing either.
        case late(PackageRecord)
    }

    package struct Line: Sendable {
        /// nil where nothing of ours belongs to it.
        package let sent: Sent?
        package let received: Received?
    }

    /// Newest first.
    package let lines: [Line]
    /// Newest first; those of the lines are not among them.
    package let refused: [PackageRecord]

    package var newestSent: Sent? { lines.lazy.compactMap(\.sent).first }
    /// Ascending.
    package var missing: [Int] {
        lines.compactMap { line in
            guard case .missing(let sequence, _) = line.received else { return nil }
            return sequence
        }.sorted()
    }
}

/// Whether the center holds what we sent, by its own receipts.
package enum PackageStanding: Sendable, Hashable {
    /// No receipt so far.
    case waiting
    /// The center's receipt names the same digest.
    case asSent(at: String)
    case refused(code: String, at: String)
    /// Under this number the center received something else.
    case differs
    /// A later receipt without this one: it got lost. Later packages hold everything of it.
    case notReceived
    /// Confirmed once, and no longer known: the center's data were restored. It must be sent again.
    case lost

    package init(_ package: PackageRecord, receipts: [ReceiptRecord]) {
        let ours = receipts.filter { $0.activation == package.activation }
        if let receipt = ours.first(where: { $0.manifest == package.manifest }) {
            self =
                receipt.isLost ? .lost : receipt.code.isEmpty ? .asSent(at: receipt.time) : .refused(code: receipt.code, at: receipt.time)
        } else if ours.contains(where: { $0.sequence == package.sequence && !$0.isLost }) {
            self = .differs
        } else if package.sequence < ours.filter({ !$0.isLost }).map(\.sequence).max() ?? 0 {
            self = .notReceived
        } else {
            self = .waiting
        }
    }
}

extension UnitDesk {
    package func exchangeLog() throws -> ExchangeLog {
        let unit = try unit()
        return try remember(.exchangeLog) {
            ExchangeLog(
                unit: unit, packages: try store.packages(),
                receipts: try store.receipts(), results: try store.results(), tallies: try store.rowTallies(),
                deliveries: try store.deliveries())
        }
    }
}
