/// A row with what several rules ask of its identity, worked out once.
struct RowAtHand {
    let row: BatchRow
    /// Of its identity type; nil where the center's table has no such type.
    let shape: IdentityShape?
    /// The number as one of that shape.
    let number: ReadNumber?

    init(_ row: BatchRow, _ context: RuleContext) {
        self.row = row
        shape = context.tables.shape(ofIdentityType: row.person[.identityType])
        number = shape?.read(row.person[.identityNumber])
    }

    var person: Person { row.person }
    var facts: Set<SourceFact> { row.facts }

    /// The eighteen digits, where they are the number's own.
    var digits: EighteenDigits? { facts.contains(.digitsLost) ? nil : number?.digits }

    /// Whether the number is sound enough to be compared with others.
    var isComparable: Bool { !person[.identityNumber].isEmpty && !facts.contains(.digitsLost) && number?.fits ?? true }
}
