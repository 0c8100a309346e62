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

    static func details(_ json: String) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
    }
}

extension UnitStore {
    /// Changes to people, newest first; both days included.
    package func changes(from: CalendarDate?, to: CalendarDate?, offset: Int = 0, limit: Int = .max) throws -> [ChangeRecord] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT time, action, reference, operator, details FROM journal
                    WHERE \(Self.changeCondition) ORDER BY id DESC LIMIT ?3 OFFSET ?4
                    """,
                arguments: [from?.description, to?.description, Int64(clamping: limit), Int64(clamping: offset)]
            ).map { row in
                ChangeRecord(
                    time: row[0], action: row[1], reference: row[2], operator: row[3],
                    details: ChangeRecord.details(row[4]))
            }
        }
    }

    package func changeCount(from: CalendarDate?, to: CalendarDate?) throws -> Int {
        try writer.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM journal WHERE \(Self.changeCondition)", arguments: [from?.description, to?.description]) ?? 0
        }
    }

    private static let changeCondition = """
        action IN ('add', 'amend', 'reduce', 'restore', 'undo addition', 'undo reduction', 'undo amendment')
            AND (?1 IS NULL OR time >= ?1) AND (?2 IS NULL OR substr(time, 1, 10) <= ?2)
        """
}
