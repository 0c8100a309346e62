import Enrollment
import GRDB
import Ledger

/// What a result brings, ready to be written.
package struct ResultApplication: Sendable {
    package var package: PackageRecord
    /// Number of the declaration whose rows are answered; nil when none is.
    package var answered: Int?
    package var outcomes: [Outcome] = []
    package var receipts: [(sequence: Int, manifest: String, time: String, code: String)] = []
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
    package func apply(_ result: ResultApplication, by act: Act) throws {
        try write { db in
            if let profile = result.profile { try Self.set(profile: profile, db) }
            if let codes = result.codes { try Self.replace(codes: codes, db) }
            if let rates = result.rates { try Self.replace(rates: rates, db) }
            if let severities = result.severities { try Self.replace(severities: severities, db) }
            if let insured = result.insured { try Self.merge(insured: insured, by: act, db) }
            if let keys = result.keys { try Self.replace(keys, db) }
            for receipt in result.receipts {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO receipt VALUES (?, ?, ?, ?)",
                    arguments: [receipt.sequence, receipt.manifest, receipt.time, receipt.code])
            }
            if let answered = result.answered {
                for outcome in result.outcomes { try Self.record(outcome, answered: answered, by: act, package: result.package, db) }
            }
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

    /// An outcome counts only for a row that this PC sent.
    private static func record(_ outcome: Outcome, answered: Int, by act: Act, package: PackageRecord, _ db: Database) throws {
        let reference = outcome.reference.text
        let isSent = try Bool.fetchOne(
            db, sql: "SELECT 1 FROM sent_row WHERE sequence = ? AND reference = ? AND digest = ?",
            arguments: [answered, reference, outcome.rowDigest])
        guard isSent == true else { return }
        let former = try String.fetchOne(db, sql: "SELECT kind FROM outcome WHERE reference = ?", arguments: [reference])
        try db.execute(
            sql: "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, ?)",
            arguments: [reference, answered, outcome.rowDigest, outcome.kind.rawValue, outcome.personalNumber])
        if outcome.kind == .rejected {
            try db.execute(
                sql: "INSERT OR REPLACE INTO rejection VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    reference, answered, outcome.reasonCode, outcome.reason, (outcome.party ?? .unit).rawValue,
                    outcome.deadline?.description ?? "",
                ])
        }
        if !outcome.personalNumber.isEmpty {
            try db.execute(
                sql: "UPDATE person SET personal_number = ? WHERE reference = ? AND origin = 'addition' AND personal_number <> ?",
                arguments: [outcome.personalNumber, reference, outcome.personalNumber])
        }
        if former != outcome.kind.rawValue {
            let details = [
                "kind": outcome.kind.rawValue, "reason": outcome.reason, "party": outcome.party?.rawValue ?? "",
                "package": package.fileName, "answered": String(answered),
            ]
            try Journal.append(act.entry("outcome", reference, details), db)
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
        for card in result.cards {
            try db.execute(
                sql: "INSERT INTO card VALUES (?, ?, ?, ?)",
                arguments: [card.batch, card.personalNumber, card.cardNumber, card.made.description])
        }
        for failure in result.cardFailures {
            try db.execute(
                sql: "INSERT INTO card_failure VALUES (?, ?, ?)", arguments: [failure.batch, failure.personalNumber, failure.reason])
        }
    }
}
