import CenterStore
import Enrollment
import Exchange
import Ledger

/// What all results of one run share.
struct AnsweringRun: Sendable {
    let profile: CenterProfile
    let keys: CenterKeys
    let codes: [CodeEntry]
    let rates: [PlanRate]
    let rules: [RuleSeverity]
    let isCoreLoaded: Bool
    let marks: [String: SideFile.Marks]
    /// Kept in each manifest, never judged.
    let journalHead: String

    init(_ desk: CenterDesk, keys: CenterKeys) throws {
        profile = try desk.profile
        self.keys = keys
        codes = try desk.store.codes()
        rates = try desk.store.rates()
        rules = try desk.ruleSeverities()
        isCoreLoaded = try desk.store.isCoreLoaded()
        marks = desk.side.allMarks()
        journalHead = try desk.store.journalHead()
    }
}

/// A unit that can be answered.
struct AnswerableUnit: Sendable {
    let unit: RegisteredUnit
    let activation: ActivationRecord
    let certificates: UnitCertificates
    /// nil: nothing was declared in the open year.
    let answered: DeclarationRecord?
}

extension CenterDesk {
    /// What the center changed about the rules.
    func ruleSeverities() throws -> [RuleSeverity] {
        try store.ruleSeverities().map { RuleSeverity(code: $0.code, severity: $0.severity) }
    }

    /// `activation.missing` or `declaration.missing` where there is nobody to answer.
    func answerable(_ unit: RegisteredUnit) throws -> AnswerableUnit {
        guard let activation = try store.activations(unit: unit.code).first(where: \.isCurrent) else {
            throw CenterRefusal.notActivated(unit.code)
        }
        guard let certificates = activation.certificates else { throw CenterRefusal.noDeclaration(unit.code) }
        return AnswerableUnit(
            unit: unit, activation: activation, certificates: certificates,
            answered: try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit.code))
    }
}
