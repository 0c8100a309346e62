import Enrollment
import GRDB
import Ledger

extension CenterStore {
    /// Once in the life of a database; a second time throws, since the table holds one row.
    package func create(_ profile: CenterProfile, credentials: CenterCredentials, entry: JournalEntry) throws {
        try database.write { db in
            try db.insert(
                into: "center",
                "id, code, name, insuranceYear, opens, closes, keys, authorityCertificate, signingCertificate, encryptionCertificate",
                [
                    1, profile.code, profile.name, profile.insuranceYear, profile.opens.description, profile.closes.description,
                    credentials.sealedKeys.blob, credentials.authority.blob, credentials.signing.blob, credentials.encryption.blob,
                ])
            try Journal.append(entry, db)
        }
    }

    /// The year that is open, and its days.
    package func setYear(_ profile: CenterProfile, entry: JournalEntry) throws {
        try database.write { db in
            try db.execute(
                sql: "UPDATE center SET insuranceYear = ?, opens = ?, closes = ?",
                arguments: [profile.insuranceYear, profile.opens.description, profile.closes.description])
            try Journal.append(entry, db)
        }
    }

    /// New certificates over the keys that are there.
    package func renew(signing: [UInt8], encryption: [UInt8], entry: JournalEntry) throws {
        try database.write { db in
            try db.execute(
                sql: "UPDATE center SET signingCertificate = ?, encryptionCertificate = ?", arguments: [signing.blob, encryption.blob])
            try Journal.append(entry, db)
        }
    }

    /// The same keys, sealed anew.
    package func reseal(keys: [UInt8], entry: JournalEntry) throws {
        try database.write { db in
            try db.execute(sql: "UPDATE center SET keys = ?", arguments: [keys.blob])
            try Journal.append(entry, db)
        }
    }

    /// nil before `init`.
    package func profile() throws -> CenterProfile? { try database.read(Self.profile) }

    static func profile(_ db: Database) throws -> CenterProfile? {
        guard let row = try Row.fetchOne(db, sql: "SELECT code, name, insuranceYear, opens, closes FROM center") else { return nil }
        return CenterProfile(code: row[0], name: row[1], insuranceYear: row[2], opens: try row.day("opens"), closes: try row.day("closes"))
    }

    package func credentials() throws -> CenterCredentials? {
        try database.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM center") else { return nil }
            return CenterCredentials(
                sealedKeys: row.bytes("keys"), authority: row.bytes("authorityCertificate"), signing: row.bytes("signingCertificate"),
                encryption: row.bytes("encryptionCertificate"))
        }
    }
}
