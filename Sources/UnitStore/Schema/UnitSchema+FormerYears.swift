extension UnitSchema {
    /// What belongs to one insurance year. The journal and the ledger of packages go on through all of them.
    /// The migration below lays tables for exactly these: one that comes later brings a migration of its own.
    static let yearTables = [
        "insured", "person", "confirmation", "batch_row", "batch", "sent_row", "outcome", "rejection", "receipt", "fee", "card",
        "card_failure", "declaration", "result",
    ]
    /// Kept with the closed year, and in force until the new year brings others.
    static let lastingTables = ["code", "plan_rate", "rule"]

    /// A closed year's rows lie beside the open year's, in tables of the same columns.
    static let formerYears =
        """
        CREATE TABLE closed_year (
            insurance_year INTEGER PRIMARY KEY,
            closed TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            opens TEXT NOT NULL,
            closes TEXT NOT NULL,
            last_entry INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER closed_year_stays BEFORE UPDATE ON closed_year BEGIN SELECT RAISE(ABORT, 'a closed year stays closed'); END;
        CREATE TRIGGER closed_year_is_kept BEFORE DELETE ON closed_year BEGIN SELECT RAISE(ABORT, 'a closed year is kept'); END;

        """
        + (yearTables + lastingTables).map { "CREATE TABLE former_\($0) AS SELECT 0 AS insurance_year, * FROM \($0) WHERE 0;" }
        .joined(separator: "\n")
            + """

            CREATE INDEX former_person_reference ON former_person (insurance_year, reference);
            CREATE INDEX former_person_number ON former_person (insurance_year, personal_number);
            CREATE INDEX former_insured_number ON former_insured (insurance_year, personal_number);
            CREATE INDEX former_sent_row_reference ON former_sent_row (insurance_year, reference, sequence);
            CREATE INDEX former_outcome_reference ON former_outcome (insurance_year, reference);
            CREATE INDEX former_card_number ON former_card (insurance_year, personal_number);
            CREATE INDEX former_card_failure_number ON former_card_failure (insurance_year, personal_number);
            CREATE INDEX former_batch_row_reference ON former_batch_row (insurance_year, batch, row);
            """
}
