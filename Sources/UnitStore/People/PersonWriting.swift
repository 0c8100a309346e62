import Enrollment
import Foundation
import GRDB
import Ledger

extension UnitStore {
    package func find(_ identity: Identity) throws -> PersonRecord? {
        try writer.read { try Self.find(identity, $0) }
    }

    package func find(_ reference: PersonReference) throws -> PersonRecord? {
        try writer.read { try Self.find(reference, $0) }
    }

    /// Refuses what was loaded before somebody else saved.
    package func amend(_ reference: PersonReference, to person: Person, version: Int, by act: Act) throws {
        try write { _ = try Self.amend([Amendment(reference: reference, person: person, version: version)], by: act, $0) }
    }

    /// All or none. Numbers may change hands among the people of one call.
    package func amend(_ amendments: [Amendment], by act: Act) throws { try write { _ = try Self.amend(amendments, by: act, $0) } }

    package func reduce(_ reference: PersonReference, reason: String, on date: CalendarDate, by act: Act) throws {
        try write { try Self.reduce(reference, reason: reason, on: date, batch: nil, by: act, $0) }
    }

    package func restore(_ reference: PersonReference, by act: Act) throws {
        try write { try Self.restore(reference, action: "restore", by: act, $0) }
    }

    /// Each says that the number is there: the indexes know no others, and SQLite takes them only then.
    static let byIdentity =
        "SELECT \(PersonRecord.columns) FROM person WHERE identityType = ? AND identityNumber = ? AND identityNumber <> ''"
    static let byNumber = "SELECT reference FROM person WHERE personal_number = ? AND personal_number <> ''"

    /// The reference of whoever has this personal number.
    static func owner(ofNumber number: String, _ db: Database) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: byNumber), arguments: [number])
    }

    static func find(_ identity: Identity, _ db: Database) throws -> PersonRecord? {
        try Row.fetchOne(db.cachedStatement(sql: byIdentity), arguments: [identity.type, identity.number]).flatMap(PersonRecord.init)
    }

    static func find(_ reference: PersonReference, _ db: Database) throws -> PersonRecord? {
        let statement = try db.cachedStatement(sql: "SELECT \(PersonRecord.columns) FROM person WHERE reference = ?")
        return try Row.fetchOne(statement, arguments: [reference.text]).flatMap(PersonRecord.init)
    }

    static func insert(
        _ person: Person, reference: PersonReference, origin: Origin, personalNumber: String, confirmed: [FindingCode], batch: Int?,
        _ db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO person (reference, origin, personal_number, \(PersonColumns.list), confirmed, version, batch, state)
                VALUES (?, ?, ?, \(PersonColumns.placeholders), ?, 1, ?, 'active')
                """
        ).execute(
            arguments: StatementArguments([reference.text, origin.rawValue, personalNumber] + person.arguments)
                + [confirmed.map(\.rawValue).joined(separator: " "), batch])
    }

    static func reduce(
        _ reference: PersonReference, reason: String, on date: CalendarDate, batch: Int?, by act: Act, _ db: Database
    ) throws {
        guard let record = try find(reference, db) else { throw StoreError.personUnknown }
        guard record.state == .active else { throw StoreError.alreadyReduced(name: record.person.name) }
        try db.cachedStatement(
            sql: "UPDATE person SET state = 'reduced', reduction_reason = ?, reduction_date = ?, reduction_batch = ? WHERE reference = ?"
        ).execute(arguments: [reason, date.description, batch, reference.text])
        let details = summary(record.person, batch: batch).merging(["reason": reason]) { old, _ in old }
        try Journal.append(act.entry("reduce", reference.text, details), db)
    }

    static func restore(_ reference: PersonReference, action: String, by act: Act, _ db: Database) throws {
        guard let record = try find(reference, db) else { throw StoreError.personUnknown }
        guard record.state == .reduced else { throw StoreError.notReduced(name: record.person.name) }
        try db.execute(
            sql:
                "UPDATE person SET state = 'active', reduction_reason = NULL, reduction_date = NULL, reduction_batch = NULL WHERE reference = ?",
            arguments: [reference.text])
        try Journal.append(act.entry(action, reference.text, summary(record.person)), db)
    }

    static func summary(_ person: Person, batch: Int? = nil) -> [String: String] {
        var details = ["name": person.name, "identityType": person[.identityType], "identityNumber": person[.identityNumber]]
        if let batch { details["batch"] = String(batch) }
        return details
    }

    /// Who, and each changed field before and after.
    static func difference(_ former: Person, _ person: Person, batch: Int?) -> [String: String] {
        var details = summary(person, batch: batch)
        for field in PersonField.allCases where former[field] != person[field] {
            details["before.\(field.rawValue)"] = former[field]
            details["after.\(field.rawValue)"] = person[field]
        }
        return details
    }
}
