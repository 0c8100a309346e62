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
    /// Changes to people, newest first; both days included.
    package func changes(from: CalendarDate?, to: CalendarDate?) throws -> [ChangeRecord] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT time, action, reference, operator, details FROM journal
                    WHERE action IN ('add', 'amend', 'reduce', 'restore', 'undo addition', 'undo reduction')
                        AND (?1 IS NULL OR time >= ?1) AND (?2 IS NULL OR substr(time, 1, 10) <= ?2)
                    ORDER BY id DESC
                    """, arguments: [from?.description, to?.description]
            ).map { row in
                ChangeRecord(
                    time: row[0], action: row[1], reference: row[2], operator: row[3],
                    details: (try? JSONDecoder().decode([String: String].self, from: Data((row[4] as String).utf8))) ?? [:])
            }
        }
    }
}
