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
            var waiting = WaitingRows()
            try progress.begin("正在比对", of: declarations.count)
            try WorkAhead.each(declarations) {
                try self.judged($0, setting)
            } take: { judged in
                let (compared, rows) = self.settled(judged, setting, &numbers)
                units.append(compared)
                waiting.rows.append(rows)
                if waiting.isEnough { try store(&waiting, &numbers) }
                try progress.step(units.count)
            }
            try store(&waiting, &numbers)
            return units
        }
    }

    /// Of several small units at once, since each commit waits for the disk.
    private struct WaitingRows {
        var rows: [DecidedRows] = []
        var isEnough: Bool { rows.reduce(0) { $0 + $1.count } >= 50_000 }
    }

    private func store(_ waiting: inout WaitingRows, _ numbers: inout PersonalNumbers) throws {
        try store.decide(waiting.rows, given: numbers.given)
        waiting.rows = []
        numbers.forgetGiven()
    }

    /// One unit's rows with what stood before and what the rules say, before anybody gets a number.
    private struct JudgedUnit: Sendable {
        let declaration: DeclarationRecord
        let rows: [(row: ComparedRow, verdict: Verdict)]
        let before: [Int: RowOutcome]
    }

    private func judged(_ declaration: DeclarationRecord, _ setting: ComparisonSetting) throws -> JudgedUnit {
        let decisions = try store.decisions(insuranceYear: declaration.insuranceYear, unit: declaration.unit)
        let inTime = try rowsInTime(declaration, setting)
        let rows = try store.comparedRows(declaration, setting.register).map { row in
            let circumstances = setting.circumstances(of: row, in: declaration, inTime: inTime)
            return (
                row, Verdict(setting.comparison.ruling(on: row, in: circumstances), decision: decisions[row.reference], on: row)
            )
        }
        return JudgedUnit(declaration: declaration, rows: rows, before: try store.outcomes(declaration.id))
    }

    private func settled(
        _ judged: JudgedUnit, _ setting: ComparisonSetting, _ numbers: inout PersonalNumbers
    ) -> (ComparedUnit, DecidedRows) {
        let declaration = judged.declaration
        var decided = DecidedRows(declaration: declaration.id)
        var counts: [OutcomeKind: Int] = [:]
        for (row, verdict) in judged.rows {
            let number = verdict.isAccepted ? numbers.number(of: row) : row.personalNumber
            let outcome = verdict.outcome(of: row, number: number, setting.comparison)
            counts[outcome.kind, default: 0] += 1
            let before = judged.before[row.position]
            guard before != outcome else { continue }
            decided.add(outcome, at: row.position, before: before)
            if outcome.kind == .rejected || before?.kind == .rejected {
                decided.entries.append(rowEntry(declaration.unit, row.reference, outcome))
            }
        }
        let compared = ComparedUnit(
            unit: declaration.unit, name: setting.names[declaration.unit] ?? "", sequence: declaration.sequence,
            accepted: counts[.accepted, default: 0], rejected: counts[.rejected, default: 0], pending: counts[.pending, default: 0],
            changed: decided.count, decided: judged.rows.count { $0.verdict.isDecided },
            lapsed: judged.rows.filter { $0.verdict.hasLapsed }.map(\.row.name))
        if compared.changed > 0 { decided.entries.append(unitEntry(compared, declaration)) }
        return (compared, decided)
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
