import Enrollment
import GRDB

/// What the center said of a row, beside the row as this PC sent it.
package struct MatchedOutcome: Sendable {
    package let outcome: Outcome
    /// The package that held exactly this row; nil: this PC never sent it, so its data were restored from an older backup.
    package let sentIn: Int?
    /// Empty for somebody this PC does not know.
    package let name: String
    /// 对旧内容的答复: the person was amended, reduced or removed since.
    package let isOlder: Bool
}

extension UnitStore {
    /// - Parameter answered: number of the declaration that the outcomes decide; nil where it is not known.
    package func match(_ outcomes: [Outcome], answered: Int?) throws -> [MatchedOutcome] {
        try writer.read { try Self.match(outcomes, answered: answered, $0) }
    }

    /// A number that the center gives to one person and that another has here already; nil when there is none.
    package func doubledNumber(_ outcomes: [Outcome]) throws -> String? {
        try writer.read { db in
            try outcomes.first { outcome in
                let owner = try Self.owner(ofNumber: outcome.personalNumber, db)
                return owner != nil && owner != outcome.reference.text
            }?.personalNumber
        }
    }

    static func match(_ outcomes: [Outcome], answered: Int?, _ db: Database) throws -> [MatchedOutcome] {
        // The same row may have gone out in several packages; the one that is answered comes first, then the newest.
        let sent = try db.cachedStatement(
            sql: """
                SELECT sequence, version, name FROM sent_row WHERE reference = ? AND digest = ?
                ORDER BY sequence = ? DESC, sequence DESC LIMIT 1
                """)
        let present = try db.cachedStatement(sql: "SELECT name, version, state FROM person WHERE reference = ?")
        return try outcomes.map { outcome in
            let person = try Row.fetchOne(present, arguments: [outcome.reference.text])
            let row = try Row.fetchOne(sent, arguments: [outcome.reference.text, outcome.rowDigest, answered])
            let isSame = row != nil && (person?[1] as Int?) == (row?[1] as Int?) && (person?[2] as String?) == PersonState.active.rawValue
            return MatchedOutcome(
                outcome: outcome, sentIn: row?[0], name: person?[0] ?? row?[2] ?? "", isOlder: row != nil && !isSame)
        }
    }
}
