/// One row of a list, normalised, with what its source cells told. A reduction fills only its three fields.
package struct BatchRow: Sendable, Hashable {
    /// As Excel shows it.
    package let number: Int
    /// 序号, as given.
    package let sequence: String
    package private(set) var person: Person
    package private(set) var facts: Set<SourceFact>
    package let notes: [Normalisation]

    package init(number: Int, sequence: String, person: Person, facts: Set<SourceFact>, notes: [Normalisation] = []) {
        self.number = number
        self.sequence = sequence
        self.person = person
        self.facts = facts
        self.notes = notes
    }

    package init(_ row: SourceRow, layout: Layout, normaliser: Normaliser, isTextFile: Bool) {
        var person = Person()
        var facts: Set<SourceFact> = isTextFile ? [.textFile] : []
        var notes: [Normalisation] = []
        for (position, field) in layout.fields.enumerated() {
            let cell = row.cell(position + 1)
            if cell == .empty { continue }
            let value = normaliser.value(of: cell, field)
            person[field] = value
            if value != cell.text.trimmed { notes.append(Normalisation(field: field, before: cell.text, after: value)) }
            switch field {
            case .identityNumber: if Normaliser.hasLostDigits(cell) { facts.insert(.digitsLost) }
            case .guardianIdentityNumber: if Normaliser.hasLostDigits(cell) { facts.insert(.guardianDigitsLost) }
            case .className: if case .date = cell { facts.insert(.classTurnedDate) }
            default: break
            }
        }
        self.init(number: row.number, sequence: row.cell(0).text.trimmed, person: person, facts: facts, notes: notes)
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
