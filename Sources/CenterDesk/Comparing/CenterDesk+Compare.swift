import CenterStore
import Enrollment
import Ledger
import LongWork

/// What a comparison decided for one unit.
package struct ComparedUnit: Sendable, Hashable {
    package let unit: String
    package let name: String
    package let sequence: Int
    package let accepted: Int
    package let rejected: Int
    package let pending: Int
    /// Rows whose outcome is another than before.
    package let changed: Int
    /// Rows where an operator's decision stands against what the rules say.
    package let decided: Int
    /// People whose decision no longer stands, because the row is another one now.
    package let lapsed: [String]
}

extension CenterDesk {
    /// The rows of each unit's newest declaration against the core data, the rosters and each other.
    ///
    /// Each unit by itself is stored or not: stopped half-way, the next comparison goes on. One journal entry a unit, and one a row that
    /// is rejected, or was.
    package func compare(_ progress: WorkProgress = WorkProgress()) throws -> [ComparedUnit] {
        try exclusively {
            let declarations = try store.newestDeclarations(insuranceYear: profile.insuranceYear)
            let setting = try comparisonSetting(declarations, progress)
            var numbers = PersonalNumbers(
                insuranceYear: try profile.insuranceYear, highest: try store.highestGiven(insuranceYear: profile.insuranceYear))
            var units: [ComparedUnit] = []
            // Of several small units at once, since each commit waits for the disk.
            var waiting: [DecidedRows] = []
            func storeWaiting() throws {
                try store.decide(waiting, given: numbers.given)
                waiting = []
                numbers.forgetGiven()
            }
            try progress.begin("正在比对", of: declarations.count)
            try WorkAhead.each(declarations, ahead: 250_000, weight: \.totals.declared) {
                try self.judged($0, setting)
            } take: { judged in
                waiting.append(numbered(judged, &numbers))
                units.append(judged.compared)
                if waiting.reduce(0, { $0 + $1.count }) >= 150_000 { try storeWaiting() }
                do {
                    try progress.step(units.count)
                } catch {
                    // What was counted as done is kept.
                    try storeWaiting()
                    throw error
                }
            }
            try storeWaiting()
            return units
        }
    }

    /// One unit's rows, decided but for the numbers of those who come new.
    private struct JudgedUnit: Sendable {
        let compared: ComparedUnit
        let decided: DecidedRows
        let newcomers: [(row: ComparedRow, outcome: RowOutcome, before: RowOutcome?)]
    }

    private func judged(_ declaration: DeclarationRecord, _ setting: ComparisonSetting) throws -> JudgedUnit {
        let decisions = try store.decisions(insuranceYear: declaration.insuranceYear, unit: declaration.unit)
        let inTime = try rowsInTime(declaration, setting)
        let outcomes = try store.outcomes(declaration.id)
        var decided = DecidedRows(declaration: declaration.id)
        var newcomers: [(row: ComparedRow, outcome: RowOutcome, before: RowOutcome?)] = []
        var tally: [Tallied: Int] = [:]
        var kept = 0
        var lapsed: [String] = []
        for row in try store.comparedRows(declaration, setting.register) {
            let circumstances = setting.circumstances(of: row, in: declaration, inTime: inTime)
            let verdict = try Verdict(
                setting.comparison.ruling(on: row, in: circumstances), decision: decisions[row.reference], on: row
            ) { try store.fields(declaration.id, at: row.position).person.decisionDigest }
            let known = PersonalNumbers.known(row)
            let outcome = verdict.outcome(of: row, number: known ?? "", setting.comparison)
            tally[Tallied(outcome, of: row), default: 0] += 1
            if verdict.isDecided { kept += 1 }
            if verdict.hasLapsed { lapsed.append(row.name) }
            let before = outcomes[row.position]
            if verdict.isAccepted, known == nil {
                newcomers.append((row, outcome, before))
            } else if before != outcome {
                add(outcome, of: row, declaration.unit, before: before, to: &decided)
            }
        }
        decided.tally = tally
        let changed = decided.count + newcomers.count
        func people(_ kind: OutcomeKind) -> Int { tally.reduce(0) { $0 + ($1.key.kind == kind ? $1.value : 0) } }
        let compared = ComparedUnit(
            unit: declaration.unit, name: setting.names[declaration.unit] ?? "", sequence: declaration.sequence,
            accepted: people(.accepted), rejected: people(.rejected), pending: people(.pending), changed: changed, decided: kept,
            lapsed: lapsed)
        if changed > 0 { decided.entries.append(unitEntry(compared, declaration)) }
        return JudgedUnit(compared: compared, decided: decided, newcomers: newcomers)
    }

    private func numbered(_ judged: JudgedUnit, _ numbers: inout PersonalNumbers) -> DecidedRows {
        var decided = judged.decided
        for (row, outcome, before) in judged.newcomers {
            add(
                outcome.with(number: numbers.number(of: row, in: judged.compared.unit)), of: row, judged.compared.unit, before: before,
                to: &decided)
        }
        return decided
    }

    private func add(_ outcome: RowOutcome, of row: ComparedRow, _ unit: String, before: RowOutcome?, to decided: inout DecidedRows) {
        decided.add(outcome, at: row.position, before: before)
        if outcome.kind == .rejected || before?.kind == .rejected { decided.entries.append(rowEntry(unit, row.reference, outcome)) }
    }

    private func unitEntry(_ unit: ComparedUnit, _ declaration: DeclarationRecord) -> JournalEntry {
        entry(
            "unit.compared", unit.unit,
            [
                "manifest": declaration.manifest, "accepted": String(unit.accepted), "rejected": String(unit.rejected),
                "pending": String(unit.pending), "changed": String(unit.changed), "decided": String(unit.decided),
            ])
    }

    func rowEntry(_ unit: String, _ reference: PersonReference, _ outcome: RowOutcome, _ more: [String: String] = [:]) -> JournalEntry {
        entry(
            "row.decided", reference.text,
            [
                "unit": unit, "outcome": outcome.kind.rawValue, "code": outcome.reasonCode, "personalNumber": outcome.personalNumber,
            ].merging(more) { $1 })
    }
}

extension Tallied {
    init(_ outcome: RowOutcome, of row: ComparedRow) {
        self.init(
            kind: outcome.kind, reasonCode: outcome.reasonCode, plan: row.plan, exemptionType: row.exemptionType, isExempt: row.isExempt)
    }
}
