import Enrollment

/// A row of a sheet as its table takes it.
package protocol SheetRow: Sendable {
    /// In the order of the table's columns.
    var cells: [SheetCell] { get }
}

package enum SheetCell: Sendable, Hashable {
    case text(String)
    case number(Int)
    case none
}

/// A unit, and the communities it may declare; none: it is not judged by them.
package struct UnitRow: SheetRow, Hashable {
    package let unit: RegisteredUnit
    package let communities: Set<String>

    package init(unit: RegisteredUnit, communities: Set<String> = []) {
        self.unit = unit
        self.communities = communities
    }

    package var cells: [SheetCell] {
        // Letters and digits, with a space between.
        [.text(unit.code), .text(unit.name), .text(unit.kind.rawValue), .text(communities.sorted().joined(separator: " "))]
    }
}

extension CodeEntry: SheetRow {
    package var cells: [SheetCell] {
        [.text(table.rawValue), .text(code), .text(name), shape.map { .text($0.rawValue) } ?? .none]
    }
}

extension PlanRate: SheetRow {
    package var cells: [SheetCell] { [.text(exemptionType), .text(plan)] + amounts.all.map(SheetCell.number) }
}

/// What the center makes of a finding.
package struct RuleRow: SheetRow, Hashable {
    package let code: FindingCode
    package let severity: Severity

    package init(code: FindingCode, severity: Severity) {
        self.code = code
        self.severity = severity
    }

    package var cells: [SheetCell] { [.text(code.rawValue), .text(severity.rawValue)] }
}

/// One person of a unit's current-year roster.
package struct RosterRow: SheetRow, Hashable {
    package let insuranceYear: Int
    package let unit: String
    package let insured: InsuredPerson

    package init(insuranceYear: Int, unit: String, insured: InsuredPerson) {
        self.insuranceYear = insuranceYear
        self.unit = unit
        self.insured = insured
    }

    package var cells: [SheetCell] {
        [.number(insuranceYear), .text(unit), .text(insured.personalNumber)] + insured.person.fields.map(SheetCell.text)
    }
}

extension CoreRecord: SheetRow {
    package var cells: [SheetCell] {
        [.text(identity.type), .text(identity.number), .text(name), .text(standing.rawValue), .text(note)]
    }
}

/// An exemption that the center has confirmed.
package struct ExemptionRow: SheetRow, Hashable {
    package let identity: Identity
    package let exemptionType: String
    package let note: String

    package init(identity: Identity, exemptionType: String, note: String) {
        self.identity = identity
        self.exemptionType = exemptionType
        self.note = note
    }

    package var cells: [SheetCell] { [.text(identity.type), .text(identity.number), .text(exemptionType), .text(note)] }
}

/// What became of one card in a batch.
package struct CardRow: SheetRow, Hashable {
    package enum Made: Sendable, Hashable {
        case card(Card)
        case failure(CardFailure)
    }

    package let made: Made
    package let insuranceYear: Int

    package init(_ made: Made, insuranceYear: Int) {
        self.made = made
        self.insuranceYear = insuranceYear
    }

    package var cells: [SheetCell] {
        switch made {
        case .card(let card):
            [
                .number(insuranceYear), .text(card.batch), .text(card.personalNumber), .text(card.cardNumber),
                .text(card.made.description), .text(""),
            ]
        case .failure(let failure):
            [
                .number(insuranceYear), .text(failure.batch), .text(failure.personalNumber), .text(""), .text(""), .text(failure.reason),
            ]
        }
    }
}
