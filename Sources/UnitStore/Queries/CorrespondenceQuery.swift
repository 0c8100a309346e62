import Enrollment
import GRDB
import Ledger

/// The center's word on one declaration that reached it.
package struct ReceiptRecord: Sendable, Hashable {
    package let sequence: Int
    package let manifest: String
    package let time: String
    /// Empty when it was accepted.
    package let code: String
    package let activation: String
    /// Given once and no longer among the newest receipts: the center's data were restored from an older backup.
    package let isLost: Bool

    package init(sequence: Int, manifest: String, time: String, code: String, activation: String, isLost: Bool = false) {
        self.sequence = sequence
        self.manifest = manifest
        self.time = time
        self.code = code
        self.activation = activation
        self.isLost = isLost
    }
}

/// What a result decided when it was taken in.
package struct ResultRecord: Sendable, Hashable {
    package let sequence: Int
    /// Manifest of the declaration that it answers; empty when none.
    package let answers: String
    /// That declaration's number, where it is known.
    package let answered: Int?
    package let accepted: Int
    package let rejected: Int
    package let pending: Int
    /// Rows that had changed since they were sent.
    package let older: Int
    /// Rows that this PC never sent.
    package let foreign: Int
}

/// The rows of one package by what became of them; together they are all that was sent.
package struct RowTally: Sendable, Hashable {
    package var accepted: Int
    package var rejected: Int
    package var pending: Int
    package var unanswered: Int

    package init(accepted: Int = 0, rejected: Int = 0, pending: Int = 0, unanswered: Int = 0) {
        self.accepted = accepted
        self.rejected = rejected
        self.pending = pending
        self.unanswered = unanswered
    }

    package var sent: Int { accepted + rejected + pending + unanswered }
}

/// One copy that left the PC.
package struct DeliveryRecord: Sendable, Hashable {
    package let sequence: Int
    package let way: String
    package let place: String
    package let time: String
}

/// One row of a package, as it was sent and as it stands.
package struct SentRowRecord: Sendable, Hashable {
    package let reference: String
    package let name: String
    package let identityNumber: String
    /// nil while the center has said nothing of it.
    package let outcome: OutcomeKind?
    /// The person was amended, reduced or removed since.
    package let isOlder: Bool
    /// A later package holds the person as amended.
    package let isResent: Bool
}

extension UnitStore {
    package func receipts() throws -> [ReceiptRecord] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM receipt ORDER BY sequence, time").map {
                ReceiptRecord(
                    sequence: $0["sequence"], manifest: $0["manifest"], time: $0["time"], code: $0["code"], activation: $0["activation"],
                    isLost: $0["is_lost"])
            }
        }
    }

    package func results() throws -> [ResultRecord] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM result ORDER BY sequence").map {
                ResultRecord(
                    sequence: $0["sequence"], answers: $0["answers"], answered: $0["answered"], accepted: $0["accepted"],
                    rejected: $0["rejected"], pending: $0["pending"], older: $0["older"], foreign: $0["foreign_rows"])
            }
        }
    }

    /// By the number of the package.
    package func rowTallies() throws -> [Int: RowTally] {
        try writer.read { db in
            var tallies: [Int: RowTally] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT sequence, outcome, count(*) FROM sent_row GROUP BY sequence, outcome") {
                let count: Int = row[2]
                switch (row[1] as String?).flatMap(OutcomeKind.init(rawValue:)) {
                case .accepted: tallies[row[0], default: RowTally()].accepted = count
                case .rejected: tallies[row[0], default: RowTally()].rejected = count
                case .pending: tallies[row[0], default: RowTally()].pending = count
                case nil: tallies[row[0], default: RowTally()].unanswered = count
                }
            }
            return tallies
        }
    }

    /// Oldest first.
    package func deliveries() throws -> [DeliveryRecord] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT reference, time, details FROM journal WHERE action = 'deliver' ORDER BY id").compactMap {
                row in
                let details = JournalEntry.values(row[2])
                return Int(row[0] as String).map {
                    DeliveryRecord(sequence: $0, way: details["way"] ?? "", place: details["place"] ?? "", time: row[1])
                }
            }
        }
    }

    /// Those without an outcome first, then the rejected; within them by name.
    package func sentRows(_ sequence: Int) throws -> [SentRowRecord] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT s.reference, s.name, s.identity_number, s.outcome,
                        person.reference IS NULL OR person.state <> 'active' OR person.version <> s.version,
                        EXISTS (SELECT 1 FROM sent_row later WHERE later.reference = s.reference AND later.sequence > s.sequence
                            AND later.version = person.version AND person.version <> s.version)
                    FROM sent_row s LEFT JOIN person ON person.reference = s.reference WHERE s.sequence = ?
                    ORDER BY s.outcome IS NOT NULL, s.outcome = 'accepted', s.outcome = 'pending', s.name, s.reference
                    """, arguments: [sequence]
            ).map { row in
                SentRowRecord(
                    reference: row[0], name: row[1], identityNumber: row[2],
                    outcome: (row[3] as String?).flatMap(OutcomeKind.init(rawValue:)), isOlder: row[4], isResent: row[5])
            }
        }
    }
}
