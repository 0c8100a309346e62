import CenterStore
import Enrollment
import Ledger

/// A row after an operator's word on it.
package struct DecidedRow: Sendable, Hashable {
    package let unit: String
    package let reference: PersonReference
    package let name: String
    package let kind: OutcomeKind
    package let personalNumber: String
    package let reason: String
    /// What stood before; nil where nothing did.
    package let before: OutcomeKind?
}

extension CenterDesk {
    /// An operator's word on one row of the unit's newest declaration. It stands until the row is another one, whatever a comparison says.
    ///
    /// - Parameters:
    ///   - note: why; the unit reads it unless the row is accepted.
    ///   - seen: the digest of the row that the operator looked at, where there is one; `row.changed` when it is another now.
    package func decide(
        unit code: String, person reference: PersonReference, as kind: OutcomeKind, note: String, seen: String? = nil
    ) throws -> DecidedRow {
        let note = note.onOneLine.trimmed
        guard (1...200).contains(note.unicodeScalars.count) else { throw CenterRefusal.decisionNote }
        return try settle(code, reference, seen) { row, person in
            DecisionRecord(
                unit: code, reference: reference, kind: kind, note: note, operator: operatorName, time: clock.timestamp,
                digest: person.decisionDigest, judged: row.judgedDigest)
        }
    }

    /// Takes the operator's word back: the rules decide again, at once.
    package func withdrawDecision(unit code: String, person reference: PersonReference, seen: String? = nil) throws -> DecidedRow {
        let profile = try profile
        guard try store.decisions(insuranceYear: profile.insuranceYear, unit: code)[reference] != nil else {
            throw CenterRefusal.decisionMissing(unit: code, reference: reference.text)
        }
        return try settle(code, reference, seen) { _, _ in nil }
    }

    private func settle(
        _ code: String, _ reference: PersonReference, _ seen: String?, _ decision: (ComparedRow, Person) -> DecisionRecord?
    ) throws -> DecidedRow {
        try exclusively {
            let unit = try unit(code)
            let profile = try profile
            guard let declaration = try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit.code) else {
                throw CenterRefusal.noDeclaration(unit.code)
            }
            guard let row = try store.comparedRows(declaration).first(where: { $0.reference == reference }) else {
                throw CenterRefusal.personUnknown(unit: unit.code, reference: reference.text)
            }
            let setting = try comparisonSetting(of: row, in: declaration)
            let (person, digest) = try store.fields(declaration.id, at: row.position)
            guard seen == nil || seen == digest else { throw CenterRefusal.rowChanged }
            let decision = decision(row, person)
            let circumstances = setting.circumstances(of: row, in: declaration, inTime: try rowsInTime(declaration, setting))
            let verdict = Verdict(setting.comparison.ruling(on: row, in: circumstances), decision: decision, on: row) {
                person.decisionDigest
            }
            let needsNumber = verdict.isAccepted && PersonalNumbers.known(row) == nil
            var numbers = PersonalNumbers(
                insuranceYear: profile.insuranceYear,
                highest: needsNumber ? try store.highestGiven(insuranceYear: profile.insuranceYear) : 0)
            let number = verdict.isAccepted ? numbers.number(of: row, in: unit.code) : row.personalNumber
            let outcome = verdict.outcome(of: row, number: number, setting.comparison)
            let before = try store.outcomes(declaration.id)[row.position]
            var rows = DecidedRows(declaration: declaration.id)
            rows.add(outcome, at: row.position, before: before)
            rows.entries = [
                rowEntry(
                    unit.code, reference, outcome,
                    decision.map { ["decision": $0.kind.rawValue, "note": $0.note] } ?? ["decision": "withdrawn"])
            ]
            try store.settle(
                decision, unit: unit.code, reference: reference, insuranceYear: profile.insuranceYear,
                rows: rows, given: numbers.given)
            return DecidedRow(
                unit: unit.code, reference: reference, name: row.name, kind: outcome.kind, personalNumber: outcome.personalNumber,
                reason: outcome.reason, before: before?.kind)
        }
    }
}
