extension CenterSchema {
    /// What the page needs: failed logins by name, whom there is news for, and counts by reason, so that no page counts rows.
    static let page = """
        CREATE TABLE login (
            name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 30),
            failures INTEGER NOT NULL CHECK (failures >= 0),
            lockedUntil INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- What was decided since the unit's last result.
        ALTER TABLE declaration ADD COLUMN isNews INTEGER NOT NULL DEFAULT 0 CHECK (isNews IN (0, 1));

        DROP TABLE tally;
        CREATE TABLE tally (
            declaration INTEGER NOT NULL REFERENCES declaration (id),
            kind TEXT NOT NULL CHECK (kind IN ('accepted', 'rejected', 'pending')),
            reasonCode TEXT NOT NULL CHECK ((kind = 'accepted') = (reasonCode = '')),
            plan TEXT NOT NULL,
            isExempt INTEGER NOT NULL CHECK (isExempt IN (0, 1)),
            exemptionType TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people > 0),
            PRIMARY KEY (declaration, kind, reasonCode, plan, isExempt, exemptionType)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO tally
            SELECT declaration, kind, reasonCode, plan, exempt = 'Y', CASE exempt WHEN 'Y' THEN exemptionType ELSE '' END, count(*)
            FROM outcome JOIN declared USING (declaration, position) GROUP BY 1, 2, 3, 4, 5, 6;

        -- A declaration has its rows at 0, 1, 2 …, and whoever decides any counts anew: one look at the last place instead of one a row.
        CREATE TRIGGER tallyFoots AFTER INSERT ON tally
        WHEN (SELECT max(position) FROM outcome WHERE declaration = NEW.declaration)
                >= (SELECT declared FROM declaration WHERE id = NEW.declaration)
            OR (SELECT sum(people) FROM tally WHERE declaration = NEW.declaration)
                > (SELECT declared FROM declaration WHERE id = NEW.declaration)
        BEGIN SELECT RAISE(ABORT, 'an outcome needs its row'); END;
        """
}
