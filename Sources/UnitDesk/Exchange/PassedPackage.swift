import Enrollment
import Ledger
import UnitStore

/// One package of the log, looked at closely.
package struct PassedPackage: Sendable {
    package let record: PackageRecord
    /// Of a declaration.
    package let sent: ExchangeLog.Sent?
    package let sheet: DeclarationSheet?
    /// Of a result.
    package let result: ResultRecord?
}

/// Which rows of a package are shown.
package enum SentRowFilter: String, Sendable, CaseIterable {
    case all
    case unanswered
    case rejected
    case pending
    case accepted
    case older

    package func isShown(_ row: SentRowRecord) -> Bool {
        switch self {
        case .all: true
        case .unanswered: row.outcome == nil
        case .rejected: row.outcome == .rejected
        case .pending: row.outcome == .pending
        case .accepted: row.outcome == .accepted
        case .older: row.outcome != nil && row.isOlder
        }
    }
}

extension UnitDesk {
    /// nil for a file name that nothing of ours has.
    package func passedPackage(_ fileName: String) throws -> PassedPackage? {
        guard let record = try store.packages().first(where: { $0.fileName == fileName && $0.direction != .refused }) else { return nil }
        let isSent = record.direction == .sent
        return PassedPackage(
            record: record, sent: try exchangeLog().lines.compactMap(\.sent).first { $0.package == record },
            sheet: isSent ? try store.declarationSheet(record.sequence) : nil,
            result: record.kind == "result" ? try store.results().first { $0.sequence == record.sequence } : nil)
    }

    /// The rows of a declaration, each with what became of it.
    package func sentRows(_ sequence: Int) throws -> [SentRowRecord] { try remember(.sentRows(sequence)) { try store.sentRows(sequence) } }

    /// In the journal, and beside the package in the log: how it left.
    package func noteDelivery(of record: PackageRecord, by way: String, to place: String, operator name: String) throws {
        try store.recordDelivery(record.sequence, by: way, to: place, act: act(name))
    }
}
