import CenterStore
import Enrollment

/// What stands in a row of each table, in the order of its fields.

extension RegisteredUnit {
    func record(_ declaration: DeclarationRecord?, accepted: Int) -> [String] {
        [
            code, name, kind.rawValue, declaration?.manifest ?? "", declaration?.received ?? "",
            String(declaration?.totals.declared ?? 0), String(accepted),
        ]
    }
}

extension AcceptedRow {
    func record(of declaration: DeclarationRecord) -> [String] {
        var record: [String] = []
        record.reserveCapacity(CoreTable.insured.fields.count)
        record.append(declaration.unit)
        record.append(reference.text)
        record.append(origin.rawValue)
        record.append(personalNumber)
        record.append(contentsOf: person.fields)
        record.append(isDecided ? "operator" : "rule")
        record.append(declaration.manifest)
        return record
    }
}

extension PlanRate {
    var record: [String] { [plan, planName, exemptionType] + amounts.all.map(String.init) }
}

extension PlanFee {
    func record(of unit: RegisteredUnit) -> [String] {
        [unit.code, plan, String(insured), String(exempt)] + (amounts.map { $0.all.map(String.init) } ?? Array(repeating: "", count: 5))
    }
}

extension Card {
    var record: [String] { [batch, personalNumber, cardNumber, made.description] }
}
