import GRDB
import Ledger

extension CenterSchema {
    static var ledger: LedgerSchema {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("create the journal and the package ledger") { db in
            try Journal.createTable(db)
            try PackageLedger.createTable(db)
        }
        for migration in migrations {
            migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
        }
        // "CBzx", 参保中心.
        return LedgerSchema(applicationID: 0x4342_7A78, migrator: migrator, cache: 131_072)
    }
}
