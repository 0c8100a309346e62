/// The 17 fields of one person as normalised text.
///
/// Text and not finer types, because the center's roster may hold values no rule would let in today,
/// and a renewal must travel unchanged. Typed views are computed.
package struct Person: Sendable, Hashable {
    private var values: [String]

    package init() { values = Array(repeating: "", count: PersonField.all.count) }

    /// `fields` in the order of `PersonField.allCases`; missing ones are empty, further ones ignored.
    package init(fields: [String]) {
        let count = PersonField.all.count
        values = fields.count <= count ? fields : Array(fields[..<count])
        while values.count < count { values.append("") }
    }

    package subscript(field: PersonField) -> String {
        get { values[field.position] }
        set { values[field.position] = newValue }
    }

    /// The 17 values in the order of `PersonField.allCases`.
    package var fields: [String] { values }

    /// As it can travel: see `String.onOneLine`. A name whose control character was confirmed has none in the roster.
    package var onOneLine: Person { Person(fields: values.map(\.onOneLine)) }

    package var name: String { self[.name] }
    package var identity: Identity { Identity(type: self[.identityType], number: self[.identityNumber]) }
    package var birthDate: CalendarDate? { CalendarDate(iso: self[.birthDate]) }
    package var isExempt: Bool { self[.exempt] == "Y" }
}
