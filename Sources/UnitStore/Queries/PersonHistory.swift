import Enrollment
import Foundation
import GRDB
import Ledger

/// Everything the file holds of one person's way through the year.
package struct PersonHistory: Sendable {
    package struct Entry: Sendable {
        /// Of the journal, from 1.
        package let number: Int
        package let change: ChangeRecord
    }

    package struct Sending: Sendable {
        package let sequence: Int
        package let version: Int
        package let time: String
        package let fileName: String
        /// Of the journal entry that made the package.
        package let number: Int
    }

    /// In the order of the journal.
    package let entries: [Entry]
    /// In the order of the packages.
    package let sendings: [Sending]
    package let standing: PersonStanding
    package let rejection: RejectionRecord?
    package let cards: [Card]
    package let cardFailures: [CardFailure]
    /// The center's roster of the current year.
    package let insured: Person?
}

extension UnitStore {
    package func history(of person: PersonRecord) throws -> PersonHistory {
        let rejection = try rejection(of: person.reference)
        let standing = try standings([person.reference])[person.reference] ?? .unsent
        return try writer.read { db in
            let reference = person.reference.text
            let entries = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, time, action, reference, operator, details FROM journal
                    WHERE reference = ? AND id > (SELECT coalesce(max(last_entry), 0) FROM closed_year) ORDER BY id
                    """, arguments: [reference]
            ).map { row in
                PersonHistory.Entry(
                    number: row[0],
                    change: ChangeRecord(
                        time: row[1], action: row[2], reference: row[3], operator: row[4], details: JournalEntry.values(row[5])))
            }
            let packages = try PackageLedger.all(db).filter { $0.direction == .sent }
            let sendings = try Row.fetchAll(
                db, sql: "SELECT sequence, version FROM sent_row WHERE reference = ? ORDER BY sequence", arguments: [reference]
            ).map { row in
                let sequence: Int = row[0]
                let package = packages.first { $0.sequence == sequence }
                let number = try Int.fetchOne(
                    db, sql: "SELECT id FROM journal WHERE reference = ? AND action = 'declare' ORDER BY id DESC",
                    arguments: [String(sequence)])
                return PersonHistory.Sending(
                    sequence: sequence, version: row[1], time: package?.time ?? "", fileName: package?.fileName ?? "", number: number ?? 0)
            }
            let number = person.personalNumber
            let cards = try Row.fetchAll(
                db, sql: "SELECT batch, card_number, made FROM card WHERE personal_number = ? ORDER BY batch", arguments: [number]
            ).compactMap { row in
                CalendarDate(iso: row[2]).map { Card(batch: row[0], personalNumber: number, cardNumber: row[1], made: $0) }
            }
            let failures = try Row.fetchAll(
                db, sql: "SELECT batch, reason FROM card_failure WHERE personal_number = ? ORDER BY batch", arguments: [number]
            ).map { CardFailure(batch: $0[0], personalNumber: number, reason: $0[1]) }
            let insured = try Row.fetchOne(
                db, sql: "SELECT \(PersonColumns.list) FROM insured WHERE personal_number = ?", arguments: [number]
            ).map { PersonColumns.person($0, at: 0) }
            return PersonHistory(
                entries: entries, sendings: sendings, standing: standing, rejection: rejection, cards: cards, cardFailures: failures,
                insured: insured)
        }
    }
}
