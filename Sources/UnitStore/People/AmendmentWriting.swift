import Enrollment
import GRDB
import Ledger
import LongWork

/// A person's new fields, and the version they were made from.
package struct Amendment: Sendable {
    package let reference: PersonReference
    package let person: Person
    package let version: Int
    /// What documents confirm of the person afterwards; nil: as before.
    package let confirmed: [FindingCode]?

    package init(reference: PersonReference, person: Person, version: Int, confirmed: [FindingCode]? = nil) {
        self.reference = reference
        self.person = person
        self.version = version
        self.confirmed = confirmed
    }
}

extension UnitStore {
    /// - Returns: the people as they were. Refuses what was loaded before somebody else saved; what changes nothing makes no new version.
    static func amend(_ amendments: [Amendment], batch: Int? = nil, by act: Act, progress: WorkProgress = WorkProgress(), _ db: Database)
        throws
        -> [PersonRecord]
    {
        let former = try amendments.map { amendment in
            guard let record = try find(amendment.reference, db) else { throw StoreError.personUnknown }
            guard record.version == amendment.version else { throw StoreError.stale(current: record.person) }
            return record
        }
        try letGo(zip(former, amendments).filter { $0.person.identity != $1.person.identity }.map(\.0.reference), db)
        for (done, (record, amendment)) in zip(former, amendments).enumerated() {
            try progress.step(done)
            guard amendment.person != record.person else { continue }
            try set(amendment.person, of: record, version: record.version + 1, db)
            if let confirmed = amendment.confirmed {
                try db.cachedStatement(sql: "UPDATE person SET confirmed = ? WHERE reference = ?")
                    .execute(arguments: [confirmed.map(\.rawValue).joined(separator: " "), record.reference.text])
            }
            let details = difference(record.person, amendment.person, batch: batch)
            try Journal.append(act.entry("amend", record.reference.text, details), db)
        }
        return former
    }

    /// Puts fields back; the caller has looked that nobody changed them since.
    static func takeBack(
        _ former: [(record: PersonRecord, before: Person, isSent: Bool)], by act: Act, progress: WorkProgress, _ db: Database
    ) throws {
        try letGo(former.filter { $0.record.person.identity != $0.before.identity }.map(\.record.reference), db)
        for (done, (record, before, isSent)) in former.enumerated() {
            try progress.step(done)
            // What no package has carried is as if it had never been; the center must hear of anything else.
            try set(before, of: record, version: isSent ? record.version + 1 : record.version - 1, db)
            try Journal.append(act.entry("undo amendment", record.reference.text, difference(record.person, before, batch: nil)), db)
        }
    }

    /// Numbers about to change hands stand with nobody meanwhile.
    private static func letGo(_ references: [PersonReference], _ db: Database) throws {
        for reference in references {
            try db.cachedStatement(sql: "UPDATE person SET identityNumber = '' WHERE reference = ?").execute(arguments: [reference.text])
        }
    }

    /// Refuses a person whose version is no longer the record's, so that nobody is changed twice in one step.
    private static func set(_ person: Person, of record: PersonRecord, version: Int, _ db: Database) throws {
        if let other = try find(person.identity, db), other.reference != record.reference {
            throw StoreError.identityTaken(name: other.person.name)
        }
        try db.cachedStatement(sql: "UPDATE person SET \(PersonColumns.assignments), version = ? WHERE reference = ? AND version = ?")
            .execute(
                arguments: StatementArguments(person.arguments) + [version, record.reference.text, record.version])
        guard db.changesCount == 1 else { throw StoreError.stale(current: record.person) }
    }
}
