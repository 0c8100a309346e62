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
        try writer.write { db in
            guard let former = try Self.find(reference, db) else { throw StoreError.personUnknown }
            guard former.version == version else { throw StoreError.stale(current: former.person) }
            if let other = try Self.find(person.identity, db), other.reference != reference {
                throw StoreError.identityTaken(name: other.person.name)
            }
            try db.execute(
                sql: "UPDATE person SET \(PersonColumns.assignments), version = version + 1 WHERE reference = ?",
                arguments: StatementArguments(person.arguments + [reference.text]))
            try Journal.append(act.entry("amend", reference.text, Self.difference(former.person, person)), db)
        }
    }

    package func reduce(_ reference: PersonReference, reason: String, on date: CalendarDate, by act: Act) throws {
        try writer.write { try Self.reduce(reference, reason: reason, on: date, batch: nil, by: act, $0) }
    }

    package func restore(_ reference: PersonReference, by act: Act) throws {
        try writer.write { try Self.restore(reference, action: "restore", by: act, $0) }
    }

    static func find(_ identity: Identity, _ db: Database) throws -> PersonRecord? {
        guard !identity.number.isEmpty else { return nil }
        return try Row.fetchOne(
            db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE identityType = ? AND identityNumber = ?",
            arguments: [identity.type, identity.number]
        ).flatMap(PersonRecord.init)
    }

    static func find(_ reference: PersonReference, _ db: Database) throws -> PersonRecord? {
        try Row.fetchOne(db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE reference = ?", arguments: [reference.text]).flatMap(
            PersonRecord.init)
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
        try db.execute(
            sql: "UPDATE person SET state = 'reduced', reduction_reason = ?, reduction_date = ?, reduction_batch = ? WHERE reference = ?",
            arguments: [reason, date.description, batch, reference.text])
        try Journal.append(act.entry("reduce", reference.text, summary(record.person).merging(["reason": reason]) { old, _ in old }), db)
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

    static func summary(_ person: Person) -> [String: String] {
        ["name": person.name, "identityType": person[.identityType], "identityNumber": person[.identityNumber]]
    }

    /// Who, and each changed field before and after.
    static func difference(_ former: Person, _ person: Person) -> [String: String] {
        var details = summary(person)
        for field in PersonField.allCases where former[field] != person[field] {
            details["before.\(field.rawValue)"] = former[field]
            details["after.\(field.rawValue)"] = person[field]
        }
        return details
    }
}
