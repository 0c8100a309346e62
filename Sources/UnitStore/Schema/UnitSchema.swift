import Enrollment
import GRDB
import Ledger

extension LedgerSchema {
    /// "CNBU" in ASCII marks a unit's file.
    package static let unit = LedgerSchema(applicationID: 0x434E_4255, migrator: UnitSchema.migrator)
}

/// Migrations speak SQL and strings only, and never change once they have landed.
enum UnitSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("create ledger") { db in
            try Settings.createTable(db)
            try Journal.createTable(db)
            try PackageLedger.createTable(db)
        }
        migrator.registerMigration("create unit and master data") { try $0.execute(sql: masterData) }
        migrator.registerMigration("create people") { try $0.execute(sql: people) }
        migrator.registerMigration("create batches") { try $0.execute(sql: batches) }
        migrator.registerMigration("create exchange") { try $0.execute(sql: exchange) }
        migrator.registerMigration("allow batches of amendments") { try $0.execute(sql: amendments) }
        migrator.registerMigration("find what was sent of a person") { try $0.execute(sql: sentOfPerson) }
        migrator.registerMigration("follow every row to its answer") { try $0.execute(sql: answers) }
        migrator.registerMigration("keep former years") { try $0.execute(sql: formerYears) }
        migrator.registerMigration("remember where a list begins") { try $0.execute(sql: firstColumn) }
        return migrator
    }

    private static let personColumns = """
        name TEXT NOT NULL, identityType TEXT NOT NULL, identityNumber TEXT NOT NULL, sex TEXT NOT NULL, birthDate TEXT NOT NULL,
        plan TEXT NOT NULL, household TEXT NOT NULL, exempt TEXT NOT NULL, exemptionType TEXT NOT NULL, community TEXT NOT NULL,
        policeStation TEXT NOT NULL, class TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL, phone TEXT NOT NULL,
        guardianName TEXT NOT NULL, guardianIdentityNumber TEXT NOT NULL
        """

    private static let masterData = """
        CREATE TABLE unit (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('school', 'community')),
            insurance_year INTEGER NOT NULL CHECK (insurance_year BETWEEN 2000 AND 9999),
            opens TEXT NOT NULL CHECK (length(opens) = 10),
            closes TEXT NOT NULL CHECK (length(closes) = 10),
            center_code TEXT NOT NULL,
            center_name TEXT NOT NULL,
            activation TEXT NOT NULL CHECK (length(activation) = 64),
            activation_sequence INTEGER NOT NULL CHECK (activation_sequence >= 1),
            next_declaration INTEGER NOT NULL CHECK (next_declaration >= 1),
            next_result INTEGER NOT NULL CHECK (next_result >= 1)
        ) STRICT;
        CREATE TABLE code (
            table_name TEXT NOT NULL CHECK (table_name IN ('identity-type', 'plan', 'exemption-type', 'community', 'police-station')),
            code TEXT NOT NULL CHECK (code <> ''),
            name TEXT NOT NULL,
            shape TEXT NOT NULL CHECK ((shape <> '') = (table_name = 'identity-type')),
            PRIMARY KEY (table_name, code)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE plan_rate (
            plan TEXT NOT NULL, plan_name TEXT NOT NULL, exemption_type TEXT NOT NULL,
            personal INTEGER NOT NULL CHECK (personal >= 0), village INTEGER NOT NULL CHECK (village >= 0),
            district INTEGER NOT NULL CHECK (district >= 0), town INTEGER NOT NULL CHECK (town >= 0),
            province INTEGER NOT NULL CHECK (province >= 0),
            PRIMARY KEY (plan, exemption_type)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rule (code TEXT PRIMARY KEY, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning'))) STRICT, WITHOUT ROWID;
        CREATE TABLE insured (
            personal_number TEXT PRIMARY KEY CHECK (personal_number <> ''), \(personColumns)
        ) STRICT;
        CREATE INDEX insured_identity ON insured (identityType, identityNumber);
        """

    /// An identity occurs once among all people of the unit, the reduced included; the center's roster may hold people without one.
    private static let people = """
        CREATE TABLE person (
            reference TEXT PRIMARY KEY CHECK (length(reference) BETWEEN 2 AND 41),
            origin TEXT NOT NULL CHECK (origin IN ('renewal', 'addition')),
            personal_number TEXT NOT NULL,
            \(personColumns),
            confirmed TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 1),
            batch INTEGER REFERENCES batch (number),
            state TEXT NOT NULL CHECK (state IN ('active', 'reduced')),
            reduction_reason TEXT,
            reduction_date TEXT CHECK (length(reduction_date) = 10),
            reduction_batch INTEGER REFERENCES batch (number),
            CHECK ((state = 'reduced') = (reduction_date IS NOT NULL)),
            CHECK ((reduction_reason IS NULL) = (reduction_date IS NULL)),
            CHECK ((origin = 'renewal') = (reference LIKE 'P%')),
            CHECK (origin = 'addition' OR personal_number = substr(reference, 2))
        ) STRICT;
        CREATE UNIQUE INDEX person_identity ON person (identityType, identityNumber) WHERE identityNumber <> '';
        CREATE UNIQUE INDEX person_number ON person (personal_number) WHERE personal_number <> '';
        CREATE INDEX person_alike ON person (name, sex, birthDate);
        CREATE INDEX person_state ON person (state, origin);
        CREATE INDEX person_class ON person (class);
        CREATE INDEX person_batch ON person (batch) WHERE batch IS NOT NULL;
        CREATE TRIGGER person_renewal_stays BEFORE DELETE ON person WHEN old.origin = 'renewal'
            AND EXISTS (SELECT 1 FROM insured WHERE personal_number = old.personal_number)
            BEGIN SELECT RAISE(ABORT, 'a renewal is reduced, never removed'); END;
        CREATE TRIGGER person_keeps_origin BEFORE UPDATE OF reference, origin ON person
            WHEN old.reference <> new.reference OR old.origin <> new.origin
            BEGIN SELECT RAISE(ABORT, 'a person keeps reference and origin'); END;
        """

    private static let batches = """
        CREATE TABLE batch (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            layout TEXT NOT NULL CHECK (layout IN ('additions', 'reductions')),
            file_name TEXT NOT NULL,
            created TEXT NOT NULL,
            operator TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'discarded', 'undone')),
            blank_rows INTEGER NOT NULL CHECK (blank_rows >= 0),
            heading TEXT NOT NULL CHECK (json_valid(heading))
        ) STRICT;
        CREATE TABLE batch_row (
            batch INTEGER NOT NULL REFERENCES batch (number),
            row INTEGER NOT NULL CHECK (row >= 1),
            sequence TEXT NOT NULL,
            fields TEXT NOT NULL CHECK (json_valid(fields) AND json_array_length(fields) = 17),
            cells TEXT NOT NULL CHECK (json_valid(cells)),
            facts TEXT NOT NULL,
            identity_type TEXT NOT NULL,
            identity_number TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'deleted', 'submitted')),
            reference TEXT CHECK ((reference IS NOT NULL) = (state = 'submitted')),
            submitted_after INTEGER CHECK ((submitted_after IS NOT NULL) = (state = 'submitted')),
            PRIMARY KEY (batch, row)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batch_row_identity ON batch_row (identity_number, identity_type) WHERE state = 'open';
        CREATE TABLE confirmation (
            batch INTEGER NOT NULL, row INTEGER NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
            operator TEXT NOT NULL, time TEXT NOT NULL,
            PRIMARY KEY (batch, row, code),
            FOREIGN KEY (batch, row) REFERENCES batch_row (batch, row)
        ) STRICT, WITHOUT ROWID;
        """

    /// SQLite can't widen a CHECK, so the table is laid anew; `subject`, `before` and `amended_version` serve amendments alone:
    /// whom a row is about, the fields it was compared with (once submitted: those it replaced), and the version it made.
    private static let amendments = """
        CREATE TABLE wider_batch (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            layout TEXT NOT NULL CHECK (layout IN ('additions', 'reductions', 'amendments')),
            file_name TEXT NOT NULL,
            created TEXT NOT NULL,
            operator TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'discarded', 'undone')),
            blank_rows INTEGER NOT NULL CHECK (blank_rows >= 0),
            heading TEXT NOT NULL CHECK (json_valid(heading))
        ) STRICT;
        INSERT INTO wider_batch SELECT * FROM batch;
        DROP TABLE batch;
        ALTER TABLE wider_batch RENAME TO batch;
        ALTER TABLE batch_row ADD COLUMN subject TEXT CHECK (length(subject) BETWEEN 2 AND 41);
        ALTER TABLE batch_row ADD COLUMN before TEXT
            CHECK (before IS NULL OR (json_valid(before) AND json_array_length(before) = 17));
        ALTER TABLE batch_row ADD COLUMN amended_version INTEGER CHECK (amended_version >= 2);
        """

    /// A clerk may leave columns empty in front of a list.
    private static let firstColumn = """
        ALTER TABLE batch ADD COLUMN first_column INTEGER NOT NULL DEFAULT 0 CHECK (first_column >= 0);
        ALTER TABLE former_batch ADD COLUMN first_column INTEGER NOT NULL DEFAULT 0;
        """

    private static let sentOfPerson = """
        CREATE INDEX sent_row_person ON sent_row (reference, sequence);
        CREATE INDEX card_person ON card (personal_number, batch);
        CREATE INDEX card_failure_person ON card_failure (personal_number, batch);
        """

    private static let exchange = """
        CREATE TABLE sent_row (
            sequence INTEGER NOT NULL CHECK (sequence >= 1), reference TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64), version INTEGER NOT NULL, name TEXT NOT NULL, identity_number TEXT NOT NULL,
            PRIMARY KEY (sequence, reference)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE outcome (
            reference TEXT PRIMARY KEY, answered INTEGER NOT NULL, digest TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')), personal_number TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE rejection (
            reference TEXT PRIMARY KEY, answered INTEGER NOT NULL, reason_code TEXT NOT NULL, reason TEXT NOT NULL,
            party TEXT NOT NULL CHECK (party IN ('unit', 'family', 'center')), deadline TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE receipt (
            sequence INTEGER NOT NULL, manifest TEXT NOT NULL, time TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (sequence, manifest)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fee (
            plan TEXT PRIMARY KEY, insured INTEGER NOT NULL CHECK (insured >= exempt), exempt INTEGER NOT NULL CHECK (exempt >= 0),
            personal INTEGER, village INTEGER, district INTEGER, town INTEGER, province INTEGER,
            CHECK ((personal IS NULL) = (village IS NULL) AND (village IS NULL) = (district IS NULL)
                AND (district IS NULL) = (town IS NULL) AND (town IS NULL) = (province IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE card (batch TEXT NOT NULL, personal_number TEXT NOT NULL, card_number TEXT NOT NULL, made TEXT NOT NULL,
            PRIMARY KEY (batch, personal_number)) STRICT, WITHOUT ROWID;
        CREATE TABLE card_failure (batch TEXT NOT NULL, personal_number TEXT NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (batch, personal_number)) STRICT, WITHOUT ROWID;
        CREATE TABLE key_ring (
            id INTEGER PRIMARY KEY CHECK (id = 1), vault TEXT NOT NULL CHECK (json_valid(vault)), self_signed TEXT NOT NULL,
            authority TEXT NOT NULL, center_signing TEXT NOT NULL, center_encryption TEXT NOT NULL,
            unit_signing TEXT, unit_encryption TEXT,
            CHECK ((unit_signing IS NULL) = (unit_encryption IS NULL))
        ) STRICT;
        CREATE TABLE login (
            id INTEGER PRIMARY KEY CHECK (id = 1), failures INTEGER NOT NULL CHECK (failures >= 0), locked_until INTEGER NOT NULL
        ) STRICT;
        INSERT INTO login VALUES (1, 0, 0);
        """
}
