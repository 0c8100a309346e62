extension UnitSchema {
    /// A row that was sent holds what the newest result that answers its package says of it: one outcome or none.
    /// `declaration` keeps what a package said as a whole, for paper; `result` what a result answered.
    static let answers = """
        ALTER TABLE sent_row ADD COLUMN outcome TEXT CHECK (outcome IN ('accepted', 'rejected', 'pending'));
        UPDATE sent_row SET outcome = (SELECT kind FROM outcome WHERE outcome.reference = sent_row.reference AND answered = sequence);
        ALTER TABLE receipt ADD COLUMN activation TEXT NOT NULL DEFAULT '';
        ALTER TABLE receipt ADD COLUMN is_lost INTEGER NOT NULL DEFAULT 0 CHECK (is_lost IN (0, 1));
        UPDATE receipt SET activation = coalesce((SELECT activation FROM unit), '');
        CREATE TABLE declaration (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            renewals INTEGER NOT NULL CHECK (renewals >= 0),
            additions INTEGER NOT NULL CHECK (additions >= 0),
            reductions INTEGER NOT NULL CHECK (reductions BETWEEN 0 AND renewals + additions),
            fees TEXT NOT NULL CHECK (json_valid(fees)),
            journal_entries INTEGER NOT NULL CHECK (journal_entries >= 0),
            journal_head TEXT NOT NULL CHECK (length(journal_head) = 64),
            operator TEXT NOT NULL
        ) STRICT;
        CREATE TABLE result (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
            answers TEXT NOT NULL CHECK (length(answers) IN (0, 64)),
            answered INTEGER CHECK (answered >= 1),
            accepted INTEGER NOT NULL CHECK (accepted >= 0),
            rejected INTEGER NOT NULL CHECK (rejected >= 0),
            pending INTEGER NOT NULL CHECK (pending >= 0),
            older INTEGER NOT NULL CHECK (older >= 0),
            foreign_rows INTEGER NOT NULL CHECK (foreign_rows >= 0)
        ) STRICT;
        """
}
