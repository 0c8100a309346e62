package enum Cell: Sendable, Hashable {
    case empty
    case text(String)
    case number(Double)
    case boolean(Bool)
    case date(DateTime)
    /// `#N/A` and its kind.
    case error(String)

    /// What a person reads; whole numbers without a point.
    package var displayText: String {
        switch self {
        case .empty: ""
        case .text(let text), .error(let text): text
        case .number(let number): Self.digits(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .date(let date): date.text
        }
    }

    package var isEmpty: Bool { self == .empty }

    static func digits(_ number: Double) -> String {
        if let whole = Int64(exactly: number) { return String(whole) }
        var text = number.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text
    }
}
