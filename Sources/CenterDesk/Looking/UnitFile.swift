import CenterStore
import Enrollment
import Ledger

/// One unit with everything that passed.
package struct UnitFile: Sendable {
    package struct Declaration: Sendable {
        package let record: DeclarationRecord
        package let accepted: Int
        package let rejected: Int
        package let pending: Int
    }

    package let standing: UnitStanding
    /// Numbers that never arrived.
    package let missing: [Int]
    /// Of the year, newest first.
    package let declarations: [Declaration]
    /// Of all years, newest first.
    package let packages: [PackageRecord]
    package let fees: [PlanFee]
    package let reasons: [ReasonCount]
    package let cards: Int
    package let openCardFailures: Int
}

extension CenterDesk {
    package func unitFile(_ code: String) throws -> UnitFile {
        let unit = try unit(code)
        let year = try profile.insuranceYear
        guard let standing = try store.standing(of: unit.code, insuranceYear: year) else { throw CenterRefusal.unitUnknown(code) }
        let (cards, failures) = try store.cardCounts(insuranceYear: year, unit: unit.code, declaration: standing.declaration?.id)
        let rates = try store.rates()
        return UnitFile(
            standing: standing, missing: try missingDeclarations(unit.code),
            declarations: try store.declarations(insuranceYear: year, unit: unit.code).reversed().map(declaration),
            packages: try store.packages(unit: unit.code), fees: try standing.declaration.map { try fees(of: $0, rates) } ?? [],
            reasons: try store.outcomeGroups(insuranceYear: year, unit: unit.code).reasons, cards: cards, openCardFailures: failures)
    }

    private func declaration(_ record: DeclarationRecord) throws -> UnitFile.Declaration {
        let tally = try store.tally(record.id)
        func people(_ kind: OutcomeKind) -> Int { tally.reduce(0) { $0 + ($1.key.kind == kind ? $1.value : 0) } }
        let (accepted, rejected) = (people(.accepted), people(.rejected))
        return UnitFile.Declaration(
            record: record, accepted: accepted, rejected: rejected, pending: record.totals.declared - accepted - rejected)
    }
}
