import CenterStore
import Enrollment

/// What a comparison decided for one unit.
package struct ComparedUnit: Sendable {
    package let unit: String
    package let name: String
    package let sequence: Int
    package let accepted: Int
    package let rejected: Int
    package let pending: Int
    /// Rows whose outcome is another than before.
    package let changed: Int
}

extension CenterDesk {
    /// The rows of each unit's newest declaration against the core data and each other; every decision is journalled.
    package func compare() throws -> [ComparedUnit] {
        let profile = try profile
        let declarations = try store.newestDeclarations(insuranceYear: profile.insuranceYear)
        let rows = try declarations.map { (declaration: $0, rows: try store.declared($0.id)) }
        let names = Dictionary(try store.units().map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        let comparison = Comparison(register: try register(rows, names), deadline: profile.closes)
        var numbers = PersonalNumbers(
            known: try store.personalNumbers(), accepted: try store.acceptedNumbers(insuranceYear: profile.insuranceYear),
            insuranceYear: profile.insuranceYear)
        var changes: [NewOutcome] = []
        var units: [ComparedUnit] = []
        for (declaration, rows) in rows {
            let before = try store.outcomes(declaration.id)
            let outcomes = rows.map { row in
                let isAccepted = comparison.ruling(on: row.person, of: declaration.unit) == nil
                return comparison.outcome(
                    of: row.person, digest: row.digest, unit: declaration.unit,
                    personalNumber: isAccepted ? numbers.number(of: row.person) : row.person.personalNumber)
            }
            let changed = outcomes.filter { before[$0.reference] != $0 }
            changes += changed.map { NewOutcome(declaration: declaration.id, outcome: $0) }
            units.append(
                ComparedUnit(
                    unit: declaration.unit, name: names[declaration.unit] ?? "", sequence: declaration.sequence,
                    accepted: outcomes.count { $0.kind == .accepted }, rejected: outcomes.count { $0.kind == .rejected },
                    pending: outcomes.count { $0.kind == .pending }, changed: changed.count))
        }
        let unitOf = Dictionary(declarations.map { ($0.id, $0.unit) }, uniquingKeysWith: { $1 })
        try store.decide(changes, given: numbers.given) { change in
            entry(
                "row.decided", change.outcome.reference.text,
                [
                    "unit": unitOf[change.declaration] ?? "", "outcome": change.outcome.kind.rawValue, "code": change.outcome.reasonCode,
                    "personalNumber": change.outcome.personalNumber,
                ])
        }
        return units
    }

    private func register(
        _ rows: [(declaration: DeclarationRecord, rows: [DeclaredRow])], _ names: [String: String]
    ) throws -> CoreRegister {
        var declarers: [Identity: [DeclaringUnit]] = [:]
        for (declaration, rows) in rows {
            let unit = DeclaringUnit(code: declaration.unit, name: names[declaration.unit] ?? "")
            for row in rows { declarers[row.person.person.identity, default: []].append(unit) }
        }
        return CoreRegister(
            isLoaded: try store.isCoreLoaded(),
            records: Dictionary(try store.core().map { ($0.identity, $0) }, uniquingKeysWith: { $1 }), declarers: declarers)
    }
}
