import Enrollment
import Ledger
import UnitStore

/// What the 申报表 prints of one package: what the package said when it was made, whatever has happened to the roster since.
package struct PrintedDeclaration: Sendable {
    package struct Plan: Sendable {
        /// Empty where the center has taken the plan off its table.
        package let name: String
        package let fee: PlanFee

        package init(name: String, fee: PlanFee) {
            self.name = name
            self.fee = fee
        }
    }

    /// The figures that are kept of a package since programs print it.
    package struct Figures: Sendable {
        package let equation: Equation
        /// The unit's own estimate, in the order of the codes.
        package let plans: [Plan]
        package let total: PlanFee
        package let journalEntries: Int
        package let journalHead: String
        package let `operator`: String

        package init(
            equation: Equation, plans: [Plan], total: PlanFee, journalEntries: Int, journalHead: String, operator name: String
        ) {
            self.equation = equation
            self.plans = plans
            self.total = total
            self.journalEntries = journalEntries
            self.journalHead = journalHead
            self.operator = name
        }
    }

    package let unitName: String
    package let unitCode: String
    package let unitKind: UnitKind
    package let package: PackageRecord
    /// nil for a package that was made before they were kept.
    package let figures: Figures?

    package init(unitName: String, unitCode: String, unitKind: UnitKind, package: PackageRecord, figures: Figures?) {
        self.unitName = unitName
        self.unitCode = unitCode
        self.unitKind = unitKind
        self.package = package
        self.figures = figures
    }
}

extension UnitDesk {
    /// nil when no such package was sent.
    package func printedDeclaration(_ fileName: String) throws -> PrintedDeclaration? {
        guard let package = try store.packages().first(where: { $0.direction == .sent && $0.fileName == fileName }) else { return nil }
        let profile = try unit().profile
        let codes = try store.codeTables()
        let figures = try store.declarationSheet(package.sequence).map { sheet in
            PrintedDeclaration.Figures(
                equation: sheet.totals, plans: sheet.fees.map { .init(name: codes.entry(.plan, $0.plan)?.name ?? "", fee: $0) },
                total: FeeSummary.total(sheet.fees), journalEntries: sheet.journalEntries, journalHead: sheet.journalHead,
                operator: sheet.operator)
        }
        return PrintedDeclaration(
            unitName: profile.name, unitCode: profile.code, unitKind: profile.kind, package: package, figures: figures)
    }
}
