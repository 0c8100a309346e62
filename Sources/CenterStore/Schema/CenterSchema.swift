/// The center's tables as SQL. A migration never changes once it has landed; the next one gets a new name.
enum CenterSchema {
    /// Name and SQL, in order.
    static let migrations: [(name: String, sql: String)] = [
        ("create the center's tables", setUp + masterData + people + exchange), ("know the year of a card", yearOfCards),
        ("the center at scale", atScale), ("the center's page", page),
    ]

    private static let yearOfCards = """
        ALTER TABLE card ADD COLUMN insuranceYear INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE cardFailure ADD COLUMN insuranceYear INTEGER NOT NULL DEFAULT 0;
        UPDATE card SET insuranceYear = (SELECT insuranceYear FROM center);
        UPDATE cardFailure SET insuranceYear = (SELECT insuranceYear FROM center);
        CREATE INDEX cardsOfYear ON card (insuranceYear, batch);
        CREATE INDEX cardFailuresOfYear ON cardFailure (insuranceYear, batch);
        """

    private static let setUp = """
        CREATE TABLE center (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20 AND code NOT GLOB '*[^0-9A-Za-z]*'),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            insuranceYear INTEGER NOT NULL CHECK (insuranceYear BETWEEN 2000 AND 2999),
            opens TEXT NOT NULL CHECK (date(opens) IS opens),
            closes TEXT NOT NULL CHECK (date(closes) IS closes AND closes >= opens),
            keys BLOB NOT NULL,
            authorityCertificate BLOB NOT NULL,
            signingCertificate BLOB NOT NULL,
            encryptionCertificate BLOB NOT NULL
        ) STRICT;
        """

    private static let masterData = """
        CREATE TABLE unit (
            code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 20 AND code NOT GLOB '*[^0-9A-Za-z]*'),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            kind TEXT NOT NULL CHECK (kind IN ('school', 'community'))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE code (
            tableName TEXT NOT NULL CHECK (tableName IN ('identity-type', 'plan', 'exemption-type', 'community', 'police-station')),
            code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
            shape TEXT CHECK ((tableName = 'identity-type') = (shape IS NOT NULL)),
            position INTEGER NOT NULL,
            PRIMARY KEY (tableName, code)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rate (
            plan TEXT NOT NULL CHECK (length(plan) BETWEEN 1 AND 20),
            exemptionType TEXT NOT NULL CHECK (length(exemptionType) <= 20),
            personal INTEGER NOT NULL CHECK (personal BETWEEN 0 AND 100000000),
            village INTEGER NOT NULL CHECK (village BETWEEN 0 AND 100000000),
            district INTEGER NOT NULL CHECK (district BETWEEN 0 AND 100000000),
            town INTEGER NOT NULL CHECK (town BETWEEN 0 AND 100000000),
            province INTEGER NOT NULL CHECK (province BETWEEN 0 AND 100000000),
            PRIMARY KEY (plan, exemptionType)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE core (
            identityType TEXT NOT NULL CHECK (identityType <> ''),
            identityNumber TEXT NOT NULL CHECK (identityNumber <> ''),
            name TEXT NOT NULL,
            standing TEXT NOT NULL CHECK (standing IN ('正常', '已死亡', '他处参保')),
            note TEXT NOT NULL,
            PRIMARY KEY (identityType, identityNumber)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sheetImport (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('unit', 'tables', 'rates', 'roster', 'core', 'cards')),
            fileName TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            time TEXT NOT NULL
        ) STRICT;

        CREATE TABLE card (
            batch TEXT NOT NULL CHECK (batch <> ''),
            personalNumber TEXT NOT NULL CHECK (personalNumber <> ''),
            cardNumber TEXT NOT NULL UNIQUE CHECK (cardNumber <> ''),
            made TEXT NOT NULL CHECK (date(made) IS made),
            PRIMARY KEY (batch, personalNumber)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE cardFailure (
            batch TEXT NOT NULL CHECK (batch <> ''),
            personalNumber TEXT NOT NULL CHECK (personalNumber <> ''),
            reason TEXT NOT NULL CHECK (reason <> ''),
            PRIMARY KEY (batch, personalNumber)
        ) STRICT, WITHOUT ROWID;
        """

    static let personColumns = """
            name TEXT NOT NULL, identityType TEXT NOT NULL, identityNumber TEXT NOT NULL, sex TEXT NOT NULL, birthDate TEXT NOT NULL,
            plan TEXT NOT NULL, household TEXT NOT NULL, exempt TEXT NOT NULL, exemptionType TEXT NOT NULL, community TEXT NOT NULL,
            policeStation TEXT NOT NULL, class TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL, phone TEXT NOT NULL,
            guardianName TEXT NOT NULL, guardianIdentityNumber TEXT NOT NULL,
        """

    private static let people = """
        CREATE TABLE insured (
            insuranceYear INTEGER NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (code),
            personalNumber TEXT NOT NULL CHECK (length(personalNumber) BETWEEN 1 AND 40),
        \(personColumns)
            PRIMARY KEY (insuranceYear, personalNumber),
            UNIQUE (insuranceYear, unit, identityType, identityNumber)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE givenNumber (
            personalNumber TEXT PRIMARY KEY CHECK (length(personalNumber) BETWEEN 1 AND 40),
            identityType TEXT NOT NULL,
            identityNumber TEXT NOT NULL,
            UNIQUE (identityType, identityNumber)
        ) STRICT, WITHOUT ROWID;
        """

    private static let exchange = """
        CREATE TABLE activation (
            id INTEGER PRIMARY KEY,
            unit TEXT NOT NULL REFERENCES unit (code),
            insuranceYear INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 9999),
            manifest TEXT NOT NULL UNIQUE CHECK (length(manifest) = 64),
            madeSeconds INTEGER NOT NULL,
            firstDeclaration INTEGER NOT NULL CHECK (firstDeclaration >= 1),
            secret BLOB NOT NULL CHECK (length(secret) = 32),
            isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
            signingCertificate BLOB,
            encryptionCertificate BLOB,
            CHECK ((signingCertificate IS NULL) = (encryptionCertificate IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX oneCurrentActivation ON activation (unit) WHERE isCurrent = 1;

        CREATE TABLE declaration (
            id INTEGER PRIMARY KEY,
            activation INTEGER NOT NULL REFERENCES activation (id),
            unit TEXT NOT NULL REFERENCES unit (code),
            insuranceYear INTEGER NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            manifest TEXT NOT NULL UNIQUE CHECK (length(manifest) = 64),
            received TEXT NOT NULL,
            seen INTEGER NOT NULL CHECK (seen >= 0),
            renewals INTEGER NOT NULL CHECK (renewals >= 0),
            additions INTEGER NOT NULL CHECK (additions >= 0),
            reductions INTEGER NOT NULL CHECK (reductions >= 0),
            declared INTEGER NOT NULL CHECK (declared = renewals + additions - reductions)
        ) STRICT;
        CREATE INDEX declarationsOfUnit ON declaration (unit, insuranceYear, id);

        CREATE TABLE declared (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            position INTEGER NOT NULL,
            reference TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('renewal', 'addition')),
            personalNumber TEXT NOT NULL,
        \(personColumns)
            confirmed TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            PRIMARY KEY (declaration, reference),
            UNIQUE (declaration, identityType, identityNumber)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX declaredByIdentity ON declared (identityType, identityNumber);

        CREATE TABLE reduced (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            position INTEGER NOT NULL,
            reference TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('renewal', 'addition')),
            personalNumber TEXT NOT NULL,
        \(personColumns)
            reason TEXT NOT NULL,
            date TEXT NOT NULL CHECK (date(date) IS date),
            PRIMARY KEY (declaration, reference)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE outcome (
            declaration INTEGER NOT NULL,
            reference TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')),
            personalNumber TEXT NOT NULL,
            reasonCode TEXT NOT NULL CHECK ((kind = 'accepted') = (reasonCode = '')),
            reason TEXT NOT NULL CHECK ((kind = 'accepted') = (reason = '')),
            party TEXT CHECK (party IN ('unit', 'family', 'center')),
            deadline TEXT CHECK (date(deadline) IS deadline),
            PRIMARY KEY (declaration, reference),
            FOREIGN KEY (declaration, reference) REFERENCES declared (declaration, reference),
            CHECK ((kind = 'accepted') = (party IS NULL)),
            CHECK (kind <> 'accepted' OR personalNumber <> '')
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sentPart (
            activation INTEGER NOT NULL REFERENCES activation (id),
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            part TEXT NOT NULL CHECK (part IN ('unit', 'codes', 'plans', 'rules', 'insured', 'pki')),
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            PRIMARY KEY (activation, sequence, part)
        ) STRICT, WITHOUT ROWID;
        """
}
