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
        case .number(let number): Self.shown(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .date(let date): date.text
        }
    }

    package var isEmpty: Bool { self == .empty }

    /// As Excel shows a number: of a long whole one fifteen digits, zeros behind them.
    private static func shown(_ number: Double) -> String {
        guard number.magnitude >= 1e15, let whole = Int64(exactly: number) else { return digits(number) }
        var unit: UInt64 = 1
        while whole.magnitude / unit >= 1_000_000_000_000_000 { unit *= 10 }
        return (whole < 0 ? "-" : "") + String((whole.magnitude + unit / 2) / unit * unit)
    }

    /// All that the number holds, so that it can be read back.
    static func digits(_ number: Double) -> String {
        if let whole = Int64(exactly: number) { return String(whole) }
        var text = number.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        return text
    }
}
