/// What one rule says of one cell, before it has a severity.
struct Verdict {
    let field: PersonField
    let code: FindingCode
    let message: String

    init(_ field: PersonField, _ code: FindingCode, _ message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}

extension [Verdict] {
    mutating func note(_ verdict: Verdict?) {
        if let verdict { append(verdict) }
    }
}

/// A value as a sentence shows it: cut where it is very long, named where it is empty.
func shown(_ value: String) -> String {
    let visible = String(value.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0) })
    return visible.isEmpty ? "（空）" : visible.count > 40 ? "“\(visible.prefix(40))…”" : "“\(visible)”"
}

/// The birth dates that a living person can have.
func isPlausible(_ date: CalendarDate, today: CalendarDate) -> Bool {
    date <= today && date >= (today.adding(years: -130) ?? date)
}
