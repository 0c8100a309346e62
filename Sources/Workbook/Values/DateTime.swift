/// A day, a time of day, or both, as a cell's format shows it. Fits into 42 bits.
package struct DateTime: Sendable, Hashable {
    let bits: UInt64

    /// Years 0 to 9999; everything else in its range of the calendar and the clock.
    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, hasDate: Bool = true, hasTime: Bool = false
    ) {
        let parts = [(year, 14), (month, 4), (day, 5), (hour, 5), (minute, 6), (second, 6), (hasDate ? 1 : 0, 1), (hasTime ? 1 : 0, 1)]
        bits = parts.reduce(0) { bits, part in bits << UInt64(part.1) | UInt64(part.0) & (1 << UInt64(part.1) - 1) }
    }

    init(bits: UInt64) { self.bits = bits }

    package var year: Int { field(28, 14) }
    package var month: Int { field(24, 4) }
    package var day: Int { field(19, 5) }
    package var hour: Int { field(14, 5) }
    package var minute: Int { field(8, 6) }
    package var second: Int { field(2, 6) }
    package var hasDate: Bool { field(1, 1) == 1 }
    package var hasTime: Bool { field(0, 1) == 1 }

    private func field(_ shift: UInt64, _ width: UInt64) -> Int { Int(bits >> shift & (1 << width - 1)) }

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
