/// One row of a list, normalised, with what its source cells told. A reduction fills only its three fields.
package struct BatchRow: Sendable, Hashable {
    /// As Excel shows it.
    package let number: Int
    /// 序号, as given.
    package private(set) var sequence: String
    package private(set) var person: Person
    package private(set) var facts: Set<SourceFact>

    package init(number: Int, sequence: String, person: Person, facts: Set<SourceFact>) {
        self.number = number
        self.sequence = sequence
        self.person = person
        self.facts = facts
    }

    package init(_ row: SourceRow, layout: Layout, normaliser: Normaliser, isTextFile: Bool) {
        self.init(number: row.number, sequence: "", person: Person(), facts: isTextFile ? [.textFile] : [])
        take(row.cell(0).text.trimmed, layout, normaliser, row.cell)
    }

    /// What stands in its cells, by their columns in the list.
    mutating func take(_ sequence: String, _ layout: Layout, _ normaliser: Normaliser, _ cell: (_ column: Int) -> SourceCell) {
        self.sequence = sequence
        for (position, field) in layout.fields.enumerated() {
            let cell = cell(position + 1)
            if case .empty = cell { continue }
            person[field] = normaliser.value(of: cell, field)
            switch field {
            case .identityNumber: if Normaliser.hasLostDigits(cell) { facts.insert(.digitsLost) }
            case .guardianIdentityNumber: if Normaliser.hasLostDigits(cell) { facts.insert(.guardianDigitsLost) }
            case .className: if case .date = cell { facts.insert(.classTurnedDate) }
            default: break
            }
        }
    }

    /// A cell mended by hand: typed as text, so what its source had lost is lost no longer.
    package mutating func mend(_ field: PersonField, typed: String, normaliser: Normaliser) {
        person[field] = normaliser.value(of: .text(typed), field)
        switch field {
        case .identityNumber: facts.subtract([.digitsLost, .textFile])
        case .guardianIdentityNumber: facts.remove(.guardianDigitsLost)
        case .className: facts.remove(.classTurnedDate)
        default: break
        }
    }
}
