/// ISO 8601 as cells of type `d` hold it (ECMA-376 part 1, 18.17.4.1): a day, a time of day, or both with a `T` between; a zone means nothing.
struct ISODate {
    let moment: DateTime

    init?(_ text: [UInt8]) {
        let parts = text.split(separator: UInt8(ascii: "T"), maxSplits: 1, omittingEmptySubsequences: false)
        let day = Self.day(parts[0])
        let rest = parts.count == 2 ? parts[1] : day == nil ? parts[0] : []
        let clock = Self.clock(rest)
        guard rest.isEmpty ? day != nil : clock != nil, day != nil || parts.count == 1 || parts[0].isEmpty else { return nil }
        let (hour, minute, second) = clock ?? (0, 0, 0)
        moment = DateTime(
            year: day?.0 ?? 0, month: day?.1 ?? 0, day: day?.2 ?? 0, hour: hour, minute: minute, second: second, hasDate: day != nil,
            hasTime: clock != nil)
    }

    /// As the cell's format shows it.
    func moment(_ format: NumberFormat) -> DateTime {
        guard moment.hasDate, moment.hasTime, format.isMoment else { return moment }
        return DateTime(
            year: moment.year, month: moment.month, day: moment.day, hour: moment.hour, minute: moment.minute, second: moment.second,
            hasDate: format.showsDate, hasTime: format.showsTime)
    }

    private static func day(_ text: ArraySlice<UInt8>) -> (Int, Int, Int)? {
        let fields = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard fields.count == 3, let year = number(fields[0], 0...9999), let month = number(fields[1], 1...12),
            let day = number(fields[2], 1...days(of: month, in: year))
        else { return nil }
        return (year, month, day)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func clock(_ text: ArraySlice<UInt8>) -> (Int, Int, Int)? {
        let fields = text.prefix { $0 == UInt8(ascii: ":") || $0 &- 0x30 < 10 }.split(separator: UInt8(ascii: ":"))
        guard (2...3).contains(fields.count), let hour = number(fields[0], 0...23), let minute = number(fields[1], 0...59),
            let second = fields.count == 3 ? number(fields[2], 0...59) : 0
        else { return nil }
        return (hour, minute, second)
    }

    private static func number(_ text: ArraySlice<UInt8>, _ range: ClosedRange<Int>) -> Int? {
        guard (1...4).contains(text.count), text.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(String(decoding: text, as: UTF8.self)).flatMap { range.contains($0) ? $0 : nil }
    }
}
