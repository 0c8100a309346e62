import Enrollment
import GRDB
import Ledger

/// What the next package will say anew.
package struct UnsentChanges: Sendable, Hashable {
    package let added: Int
    package let amended: Int
    package let reduced: Int
    package let restored: Int

    package var total: Int { added + amended + reduced + restored }
}

/// Somebody whom the center knows from a declaration and who is neither declared nor reduced now.
package struct DropOut: Sendable, Hashable {
    package let reference: String
    package let name: String
    package let identityNumber: String
    package let wasAccepted: Bool
}

extension UnitStore {
    package func unsentChanges() throws -> UnsentChanges {
        try writer.read { db in
            let last = try Self.lastSent(db)
            func count(_ kind: UnsentKind) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM person WHERE \(kind.condition(last: last))") ?? 0
            }
            return UnsentChanges(
                added: try count(.added), amended: try count(.amended), reduced: try count(.reduced), restored: try count(.restored))
        }
    }

    package func dropOuts() throws -> [DropOut] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT reference, name, identity_number, EXISTS (SELECT 1 FROM outcome WHERE outcome.reference = sent_row.reference AND kind = 'accepted')
                    FROM sent_row WHERE (sequence = ? OR reference IN (SELECT reference FROM outcome WHERE kind = 'accepted'))
                        AND reference NOT IN (SELECT reference FROM person)
                    GROUP BY reference ORDER BY name
                    """, arguments: [try Self.lastSent(db)]
            ).map { DropOut(reference: $0[0], name: $0[1], identityNumber: $0[2], wasAccepted: $0[3]) }
        }
    }

    static func lastSent(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "SELECT max(sequence) FROM sent_row") ?? 0 }

    /// Rows of the newest package: how many were sent, and what became of them.
    package func outcomeCounts() throws -> [OutcomeKind: Int] {
        try writer.read { db in
            var counts: [OutcomeKind: Int] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT kind, count(*) FROM outcome GROUP BY kind") {
                if let kind = OutcomeKind(rawValue: row[0]) { counts[kind] = row[1] }
            }
            return counts
        }
    }
}
