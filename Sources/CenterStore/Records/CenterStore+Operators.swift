import GRDB
import Ledger

extension CenterStore {
    /// By name.
    package func operators() throws -> [OperatorRecord] {
        try database.read { try Row.fetchAll($0, sql: "SELECT * FROM operator ORDER BY name").map(OperatorRecord.init(row:)) }
    }

    package func `operator`(_ name: String) throws -> OperatorRecord? {
        try database.read {
            try Row.fetchOne($0, sql: "SELECT * FROM operator WHERE name = ?", arguments: [name]).map(OperatorRecord.init(row:))
        }
    }

    /// Adds the operator or replaces what stood there; a login that was locked opens again.
    package func setOperator(_ record: OperatorRecord, entry: JournalEntry) throws {
        try database.write { db in
            try db.insert(
                into: "operator", "name, vault, isActive", [record.name, record.vault.blob, record.isActive ? 1 : 0], orReplace: true)
            try db.execute(sql: "DELETE FROM login WHERE name = ?", arguments: [record.name])
            try Journal.append(entry, db)
        }
    }

    /// Of one name; what is thrown leaves the lock as it was.
    @discardableResult
    package func changeLogin(of name: String, _ change: (LoginLock) throws -> LoginLock) throws -> LoginLock {
        try database.write { db in
            let row = try Row.fetchOne(db, sql: "SELECT failures, lockedUntil FROM login WHERE name = ?", arguments: [name])
            let lock = try change(LoginLock(failures: row?[0] ?? 0, lockedUntil: row?[1] ?? 0))
            try db.insert(into: "login", "name, failures, lockedUntil", [name, lock.failures, lock.lockedUntil], orReplace: true)
            return lock
        }
    }
}

extension OperatorRecord {
    init(row: Row) { self.init(name: row["name"], vault: row.bytes("vault"), isActive: row["isActive"]) }
}
