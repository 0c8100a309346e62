/// A day, a time of day, or both, as a cell's format shows it.
package struct DateTime: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int
    package let hasDate: Bool
    package let hasTime: Bool

    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, hasDate: Bool = true, hasTime: Bool = false
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.hasDate = hasDate
        self.hasTime = hasTime
    }

    /// `yyyy-mm-dd`, `HH:MM:SS`, or both with a space between.
    package var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = hasDate ? padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) : ""
        let time = hasTime ? [hour, minute, second].map { padded($0, 2) }.joined(separator: ":") : ""
        return date.isEmpty || time.isEmpty ? date + time : date + " " + time
    }
}

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
