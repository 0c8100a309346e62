import Enrollment
import GRDB
import Ledger

/// What a result brings, ready to be written.
package struct ResultApplication: Sendable {
    package var package: PackageRecord
    /// Hex SHA-256 of the declaration whose rows are decided; nil when none is.
    package var answers: String?
    /// Its number, where this PC or a receipt knows it.
    package var answered: Int?
    package var outcomes: [Outcome] = []
    package var receipts: [ReceiptRecord] = []
    package var fees: [PlanFee] = []
    package var cards: [Card] = []
    package var cardFailures: [CardFailure] = []
    package var profile: UnitProfile?
    package var codes: [CodeEntry]?
    package var rates: [PlanRate]?
    package var severities: [FindingCode: Severity]?
    package var insured: [InsuredPerson]?
    /// The key ring with the certificates that arrived.
    package var keys: KeyRingRecord?

    package init(package: PackageRecord) { self.package = package }
}

extension UnitStore {
    /// One transaction. A result of a later year closes the year that is open, and opens its own.
    package func apply(_ result: ResultApplication, by act: Act) throws {
        try write { db in
            if let profile = result.profile {
                if try Self.openYear(db) != profile.insuranceYear { try Self.closeYear(by: act, db) }
                try Self.set(profile: profile, db)
            }
            if let codes = result.codes { try Self.replace(codes: codes, db) }
            if let rates = result.rates { try Self.replace(rates: rates, db) }
            if let severities = result.severities { try Self.replace(severities: severities, db) }
            if let insured = result.insured { try Self.merge(insured: insured, by: act, db) }
            if let keys = result.keys { try Self.replace(keys, db) }
            try Self.keep(result.receipts, activation: result.package.activation, db)
            let matched = try Self.match(result.outcomes, answered: result.answered, db)
            for row in matched { try Self.record(row, by: act, package: result.package, db) }
            try Self.keep(result, matched, db)
            try Self.replaceYear(result, db)
            try PackageLedger.append(result.package, db)
            try Journal.append(
                act.entry(
                    "apply", String(result.package.sequence),
                    ["manifest": result.package.manifest, "outcomes": String(result.outcomes.count)]), db)
        }
        try side.raise(
            result.package.counterpart, seen: SideFile.Mark(sequence: result.package.sequence, manifest: result.package.manifest))
    }

    /// Receipts are always whole for the activation: one that is no longer among them, or was accepted and is refused now, was lost
    /// with the center's data.
    private static func keep(_ receipts: [ReceiptRecord], activation: String, _ db: Database) throws {
        try db.execute(sql: "UPDATE receipt SET is_lost = 1 WHERE activation = ?", arguments: [activation])
        for receipt in receipts {
            try db.execute(
                sql: """
                    INSERT INTO receipt (sequence, manifest, time, code, activation) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET time = excluded.time, code = excluded.code, activation = excluded.activation, is_lost = 0
                    WHERE excluded.code = '' OR receipt.code <> ''
                    """,
                arguments: [receipt.sequence, receipt.manifest, receipt.time, receipt.code, activation])
        }
    }

    private static func keep(_ result: ResultApplication, _ matched: [MatchedOutcome], _ db: Database) throws {
        func count(_ kind: OutcomeKind) -> Int { matched.count { $0.outcome.kind == kind } }
        try db.execute(
            sql: "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                result.package.sequence, result.answers ?? "", result.answered, count(.accepted), count(.rejected), count(.pending),
                matched.count(where: \.isOlder), matched.count { $0.sentIn == nil },
            ])
    }

    /// An outcome counts only for a row that this PC sent.
    private static func record(_ matched: MatchedOutcome, by act: Act, package: PackageRecord, _ db: Database) throws {
        guard let sentIn = matched.sentIn else { return }
        let outcome = matched.outcome
        let reference = outcome.reference.text
        let former = try String.fetchOne(
            db.cachedStatement(sql: "SELECT kind FROM outcome WHERE reference = ?"), arguments: [reference])
        try db.cachedStatement(sql: "UPDATE sent_row SET outcome = ? WHERE sequence = ? AND reference = ?").execute(
            arguments: [outcome.kind.rawValue, sentIn, reference])
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?)").execute(
            arguments: [reference, sentIn, outcome.rowDigest, outcome.kind.rawValue, outcome.personalNumber])
        if outcome.kind == .rejected {
            try db.execute(
                sql: "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    reference, sentIn, outcome.reasonCode, outcome.reason, (outcome.party ?? .unit).rawValue,
                    outcome.deadline?.description ?? "",
                ])
        }
        if !outcome.personalNumber.isEmpty {
            try db.cachedStatement(
                sql: "UPDATE person SET personal_number = ? WHERE reference = ? AND origin = 'addition' AND personal_number <> ?"
            ).execute(arguments: [outcome.personalNumber, reference, outcome.personalNumber])
        }
        if former != outcome.kind.rawValue {
            let details = [
                "kind": outcome.kind.rawValue, "reason": outcome.reason, "party": outcome.party?.rawValue ?? "",
                "package": package.fileName, "answered": String(sentIn), "older": matched.isOlder ? "1" : "",
            ]
            try Journal.append(act.entry("outcome", reference, details.filter { !$0.value.isEmpty }), db)
        }
    }

    /// Fees, cards and card failures are always whole for the year.
    private static func replaceYear(_ result: ResultApplication, _ db: Database) throws {
        for table in ["fee", "card", "card_failure"] { try db.execute(sql: "DELETE FROM \(table)") }
        for fee in result.fees {
            let amounts = fee.amounts?.all.map { $0 as (any DatabaseValueConvertible)? } ?? [nil, nil, nil, nil, nil]
            try db.execute(
                sql: "INSERT INTO fee VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: StatementArguments([fee.plan, fee.insured, fee.exempt] as [(any DatabaseValueConvertible)?] + amounts))
        }
        let card = try db.makeStatement(sql: "INSERT INTO card VALUES (?, ?, ?, ?)")
        for made in result.cards {
            try card.execute(arguments: [made.batch, made.personalNumber, made.cardNumber, made.made.description])
        }
        let failure = try db.makeStatement(sql: "INSERT INTO card_failure VALUES (?, ?, ?)")
        for failed in result.cardFailures { try failure.execute(arguments: [failed.batch, failed.personalNumber, failed.reason]) }
    }
}
