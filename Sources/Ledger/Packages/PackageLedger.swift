import GRDB

/// Every package sent, received or refused, in the order in which it passed.
package enum PackageLedger {
    package static func createTable(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE package (
                    id INTEGER PRIMARY KEY,
                    direction TEXT NOT NULL CHECK (direction IN ('sent', 'received', 'refused')),
                    kind TEXT NOT NULL CHECK (kind IN ('activation', 'declaration', 'result') OR direction = 'refused'),
                    counterpart TEXT NOT NULL,
                    insurance_year INTEGER NOT NULL,
                    sequence INTEGER NOT NULL CHECK (sequence >= 1 OR direction = 'refused'),
                    manifest TEXT NOT NULL CHECK (length(manifest) = 64 OR direction = 'refused'),
                    activation TEXT NOT NULL,
                    file_name TEXT NOT NULL,
                    time TEXT NOT NULL,
                    code TEXT NOT NULL CHECK ((code <> '') = (direction = 'refused')),
                    rows INTEGER NOT NULL CHECK (rows >= 0)
                ) STRICT;
                CREATE UNIQUE INDEX package_number ON package (direction, counterpart, kind = 'activation', activation, sequence)
                    WHERE direction <> 'refused';
                CREATE UNIQUE INDEX package_manifest ON package (direction, counterpart, manifest) WHERE direction <> 'refused';
                CREATE TRIGGER package_no_update BEFORE UPDATE ON package BEGIN SELECT RAISE(ABORT, 'the package ledger is append-only'); END;
                CREATE TRIGGER package_no_delete BEFORE DELETE ON package BEGIN SELECT RAISE(ABORT, 'the package ledger is append-only'); END;
                """)
    }

    package static func append(_ record: PackageRecord, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO package (direction, kind, counterpart, insurance_year, sequence, manifest, activation, file_name, time, code, rows)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                record.direction.rawValue, record.kind, record.counterpart, record.insuranceYear, record.sequence, record.manifest,
                record.activation, record.fileName, record.time, record.code, record.rows,
            ])
    }

    /// Newest first.
    package static func all(_ db: Database, counterpart: String? = nil) throws -> [PackageRecord] {
        let these = counterpart == nil ? "" : "WHERE counterpart = ?"
        return try Row.fetchAll(
            db, sql: "SELECT * FROM package \(these) ORDER BY id DESC", arguments: counterpart.map { [$0] } ?? []
        ).map(PackageRecord.init(row:))
    }

    /// Sequence and manifest of what passed in one direction under one activation, ascending.
    package static func passed(
        _ direction: PackageRecord.Direction, counterpart: String, activation: String, _ db: Database
    ) throws -> [(sequence: Int, manifest: String, time: String)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT sequence, manifest, time FROM package
                WHERE direction = ? AND counterpart = ? AND activation = ? AND kind <> 'activation' ORDER BY sequence
                """, arguments: [direction.rawValue, counterpart, activation]
        ).map { ($0[0], $0[1], $0[2]) }
    }

    /// 0 when nothing has passed; over all activations, since sequences go on.
    package static func highest(_ direction: PackageRecord.Direction, counterpart: String, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT max(sequence) FROM package WHERE direction = ? AND counterpart = ? AND kind <> 'activation'",
            arguments: [direction.rawValue, counterpart]) ?? 0
    }
}

extension PackageRecord {
    package init(row: Row) {
        self.init(
            direction: Direction(rawValue: row["direction"]) ?? .refused, kind: row["kind"], counterpart: row["counterpart"],
            insuranceYear: row["insurance_year"], sequence: row["sequence"], manifest: row["manifest"], activation: row["activation"],
            fileName: row["file_name"], time: row["time"], code: row["code"], rows: row["rows"])
    }
}
