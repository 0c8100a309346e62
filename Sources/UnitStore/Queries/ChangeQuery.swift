import Enrollment
import Foundation
import GRDB
import Ledger

/// One journal entry about a person.
package struct ChangeRecord: Sendable {
    package let time: String
    package let action: String
    package let reference: String
    package let `operator`: String
    package let details: [String: String]
}

extension UnitStore {
    /// Row numbers of changes to people, newest first; both days included.
    package func changeRows(from: CalendarDate?, to: CalendarDate?) throws -> [Int64] {
        try writer.read { db in
            try Int64.fetchAll(
                db, sql: "SELECT id FROM journal WHERE \(Self.changeCondition) ORDER BY id DESC",
                arguments: [from?.description, to?.description])
        }
    }

    /// In the order of the rows.
    package func changes(rows: some Sequence<Int64>) throws -> [ChangeRecord] {
        try writer.read { db in
            try db.read("time, action, reference, operator, details", of: "journal", rows: rows) {
                ChangeRecord(
                    time: $0.text(0), action: $0.text(1), reference: $0.text(2), operator: $0.text(3),
                    details: JournalEntry.values($0.text(4)))
            }
        }
    }

    private static let changeCondition = """
        action IN ('add', 'amend', 'reduce', 'restore', 'undo addition', 'undo reduction', 'undo amendment')
            AND (?1 IS NULL OR time >= ?1) AND (?2 IS NULL OR substr(time, 1, 10) <= ?2)
        """
}
