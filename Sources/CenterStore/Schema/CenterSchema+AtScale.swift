extension CenterSchema {
    /// Rows are found by their place in a declaration and not by text, so that taking one in only appends, however many are there.
    static let atScale = handedIn + declaredInOrder + outcomesInOrder + numbers + masterDataOfTheComparison + decisions + leavingFiles

    private static let handedIn = """
        ALTER TABLE declaration ADD COLUMN delivered TEXT NOT NULL DEFAULT '2000-01-01' CHECK (date(delivered) IS delivered);
        UPDATE declaration SET delivered = substr(received, 1, 10);
        CREATE INDEX packagesOfUnit ON package (counterpart, id);
        """

    private static let declaredInOrder = """
        CREATE TABLE orderedDeclared (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            position INTEGER NOT NULL CHECK (position >= 0),
            reference TEXT NOT NULL,
            origin TEXT NOT NULL CHECK (origin IN ('renewal', 'addition')),
            personalNumber TEXT NOT NULL,
        \(personColumns)
            confirmed TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            PRIMARY KEY (declaration, position),
            UNIQUE (declaration, reference),
            UNIQUE (declaration, identityType, identityNumber)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO orderedDeclared
            SELECT declaration, position, reference, origin, personalNumber, \(PersonColumns.list), confirmed, digest
            FROM declared ORDER BY declaration, position;
        """

    private static let outcomesInOrder = """
        CREATE TABLE orderedOutcome (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            position INTEGER NOT NULL CHECK (position >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')),
            personalNumber TEXT NOT NULL,
            reasonCode TEXT NOT NULL CHECK ((kind = 'accepted') = (reasonCode = '')),
            reason TEXT NOT NULL CHECK ((kind = 'accepted') = (reason = '')),
            party TEXT CHECK (party IN ('unit', 'family', 'center')),
            deadline TEXT CHECK (deadline IS NULL OR date(deadline) IS deadline),
            isDecided INTEGER NOT NULL CHECK (isDecided IN (0, 1)),
            PRIMARY KEY (declaration, position),
            CHECK ((kind = 'accepted') = (party IS NULL)),
            CHECK (kind <> 'accepted' OR personalNumber <> '')
        ) STRICT, WITHOUT ROWID;
        INSERT INTO orderedOutcome
            SELECT declaration, position, kind, outcome.personalNumber, reasonCode, reason, party, deadline, 0
            FROM outcome JOIN declared USING (declaration, reference) ORDER BY declaration, position;
        DROP TABLE outcome;
        DROP TABLE declared;
        ALTER TABLE orderedDeclared RENAME TO declared;
        ALTER TABLE orderedOutcome RENAME TO outcome;
        CREATE INDEX finding ON outcome (reasonCode, declaration, position) WHERE kind <> 'accepted';

        CREATE TABLE tally (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')),
            plan TEXT NOT NULL,
            isExempt INTEGER NOT NULL CHECK (isExempt IN (0, 1)),
            exemptionType TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people > 0),
            PRIMARY KEY (declaration, kind, plan, isExempt, exemptionType)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO tally
            SELECT declaration, kind, plan, exempt = 'Y', CASE exempt WHEN 'Y' THEN exemptionType ELSE '' END, count(*)
            FROM outcome JOIN declared USING (declaration, position) GROUP BY 1, 2, 3, 4, 5;
        """

    private static let numbers = """
        CREATE TABLE insuredByUnit (
            insuranceYear INTEGER NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (code),
            personalNumber TEXT NOT NULL CHECK (length(personalNumber) BETWEEN 1 AND 40),
        \(personColumns)
            PRIMARY KEY (insuranceYear, unit, personalNumber),
            UNIQUE (insuranceYear, personalNumber),
            UNIQUE (identityType, identityNumber, insuranceYear, unit)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO insuredByUnit SELECT insuranceYear, unit, personalNumber, \(PersonColumns.list) FROM insured;
        DROP TABLE insured;
        ALTER TABLE insuredByUnit RENAME TO insured;

        CREATE TABLE numberOfAddition (
            unit TEXT NOT NULL,
            reference TEXT NOT NULL,
            personalNumber TEXT NOT NULL CHECK (length(personalNumber) BETWEEN 1 AND 40),
            identityType TEXT NOT NULL,
            identityNumber TEXT NOT NULL,
            PRIMARY KEY (unit, reference)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO numberOfAddition
            SELECT declaration.unit, reference, outcome.personalNumber, identityType, identityNumber
            FROM outcome JOIN declared USING (declaration, position) JOIN declaration ON declaration.id = declaration
            WHERE kind = 'accepted' AND origin = 'addition' AND declaration = (
                SELECT max(later.declaration) FROM declared AS later JOIN outcome AS decided USING (declaration, position)
                WHERE later.reference = declared.reference AND decided.kind = 'accepted');
        -- Given once, and nobody is accepted under it now: it stays taken.
        INSERT INTO numberOfAddition
            SELECT '', personalNumber, personalNumber, identityType, identityNumber FROM givenNumber
            WHERE personalNumber NOT IN (SELECT personalNumber FROM numberOfAddition);
        DROP TABLE givenNumber;
        ALTER TABLE numberOfAddition RENAME TO givenNumber;
        CREATE INDEX givenToIdentity ON givenNumber (identityType, identityNumber);
        CREATE INDEX givenByNumber ON givenNumber (personalNumber);
        """

    private static let masterDataOfTheComparison = """
        CREATE TABLE unitCommunity (
            unit TEXT NOT NULL REFERENCES unit (code),
            community TEXT NOT NULL CHECK (community <> ''),
            PRIMARY KEY (unit, community)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE exemption (
            identityType TEXT NOT NULL CHECK (identityType <> ''),
            identityNumber TEXT NOT NULL CHECK (identityNumber <> ''),
            exemptionType TEXT NOT NULL CHECK (exemptionType <> ''),
            note TEXT NOT NULL,
            PRIMARY KEY (identityType, identityNumber, exemptionType)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ruleSeverity (
            code TEXT PRIMARY KEY CHECK (code <> ''),
            severity TEXT NOT NULL CHECK (severity IN ('error', 'warning'))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE importOfSheet (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('unit', 'tables', 'rates', 'rules', 'roster', 'core', 'exemptions', 'cards')),
            fileName TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            rows INTEGER NOT NULL CHECK (rows >= 0),
            time TEXT NOT NULL
        ) STRICT;
        INSERT INTO importOfSheet SELECT * FROM sheetImport;
        DROP TABLE sheetImport;
        ALTER TABLE importOfSheet RENAME TO sheetImport;
        """

    private static let decisions = """
        CREATE TABLE operator (
            name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 30),
            vault BLOB NOT NULL,
            isActive INTEGER NOT NULL CHECK (isActive IN (0, 1))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE decision (
            insuranceYear INTEGER NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (code),
            reference TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')),
            note TEXT NOT NULL CHECK (length(note) BETWEEN 1 AND 200),
            operator TEXT NOT NULL,
            time TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            judged TEXT NOT NULL CHECK (length(judged) = 64),
            PRIMARY KEY (insuranceYear, unit, reference)
        ) STRICT, WITHOUT ROWID;
        """

    private static let leavingFiles = """
        CREATE TABLE cardOfYear (
            insuranceYear INTEGER NOT NULL,
            batch TEXT NOT NULL CHECK (batch <> ''),
            personalNumber TEXT NOT NULL CHECK (personalNumber <> ''),
            cardNumber TEXT NOT NULL UNIQUE CHECK (cardNumber <> ''),
            made TEXT NOT NULL CHECK (date(made) IS made),
            PRIMARY KEY (insuranceYear, batch, personalNumber)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO cardOfYear SELECT insuranceYear, batch, personalNumber, cardNumber, made FROM card;
        DROP TABLE card;
        ALTER TABLE cardOfYear RENAME TO card;
        CREATE TABLE cardFailureOfYear (
            insuranceYear INTEGER NOT NULL,
            batch TEXT NOT NULL CHECK (batch <> ''),
            personalNumber TEXT NOT NULL CHECK (personalNumber <> ''),
            reason TEXT NOT NULL CHECK (reason <> ''),
            PRIMARY KEY (insuranceYear, batch, personalNumber)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO cardFailureOfYear SELECT insuranceYear, batch, personalNumber, reason FROM cardFailure;
        DROP TABLE cardFailure;
        ALTER TABLE cardFailureOfYear RENAME TO cardFailure;
        CREATE INDEX cardsOfNumber ON card (personalNumber);
        CREATE INDEX cardFailuresOfNumber ON cardFailure (personalNumber);

        CREATE TABLE leavingFile (
            temporary TEXT PRIMARY KEY,
            destination TEXT NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (code)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lastAnswer (
            activation INTEGER PRIMARY KEY REFERENCES activation (id),
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            content TEXT NOT NULL CHECK (length(content) = 64)
        ) STRICT;
        """
}
