import GRDB
import Ledger

/// The unit's keys at rest and everyone's certificates, as PEM. The vault is opened by the login password.
package struct KeyRingRecord: Sendable {
    /// JSON of the sealed private keys and the registration secret.
    package var vault: String
    package var selfSigned: String
    package var authority: String
    package var centerSigning: String
    package var centerEncryption: String
    /// nil until they have arrived.
    package var unitSigning: String?
    package var unitEncryption: String?

    package init(
        vault: String, selfSigned: String, authority: String, centerSigning: String, centerEncryption: String, unitSigning: String? = nil,
        unitEncryption: String? = nil
    ) {
        self.vault = vault
        self.selfSigned = selfSigned
        self.authority = authority
        self.centerSigning = centerSigning
        self.centerEncryption = centerEncryption
        self.unitSigning = unitSigning
        self.unitEncryption = unitEncryption
    }
}

extension UnitStore {
    package func keyRing() throws -> KeyRingRecord? {
        try writer.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM key_ring").map { row in
                KeyRingRecord(
                    vault: row["vault"], selfSigned: row["self_signed"], authority: row["authority"], centerSigning: row["center_signing"],
                    centerEncryption: row["center_encryption"], unitSigning: row["unit_signing"], unitEncryption: row["unit_encryption"])
            }
        }
    }

    package func changeVault(_ vault: String, by act: Act) throws {
        try write { db in
            try db.execute(sql: "UPDATE key_ring SET vault = ?", arguments: [vault])
            try Journal.append(act.entry("change password"), db)
        }
    }

    package func login() throws -> LoginLock { try writer.read(Self.login) }

    /// What is thrown leaves the lock as it was.
    @discardableResult
    package func changeLogin(_ change: (LoginLock) throws -> LoginLock) throws -> LoginLock {
        try write { db in
            let lock = try change(Self.login(db))
            try db.execute(sql: "UPDATE login SET failures = ?, locked_until = ?", arguments: [lock.failures, lock.lockedUntil])
            return lock
        }
    }

    private static func login(_ db: Database) throws -> LoginLock {
        let row = try Row.fetchOne(db, sql: "SELECT failures, locked_until FROM login")
        return LoginLock(failures: row?[0] ?? 0, lockedUntil: row?[1] ?? 0)
    }

    static func replace(_ ring: KeyRingRecord, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO key_ring VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                ring.vault, ring.selfSigned, ring.authority, ring.centerSigning, ring.centerEncryption, ring.unitSigning,
                ring.unitEncryption,
            ])
    }
}
