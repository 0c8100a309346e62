/// Days and times in China, which has had one offset, UTC+8, all year since 1992.
package enum ChinaTime {
    private static let offset = 8 * 3600
    private static let secondsPerDay = 86_400

    package static func day(unixSeconds: Int) -> CalendarDate {
        CalendarDate(daysSince1970: quotient(unixSeconds + offset, secondsPerDay))
    }

    /// RFC 3339 with the offset of China, e.g. `2026-10-09T15:20:00+08:00`.
    package static func text(unixSeconds: Int) -> String {
        let local = unixSeconds + offset
        let second = local - quotient(local, secondsPerDay) * secondsPerDay
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return day(unixSeconds: unixSeconds).description + "T" + clock.joined(separator: ":") + "+08:00"
    }
}

/// Floor division.
private func quotient(_ dividend: Int, _ divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
}

extension CalendarDate {
    /// Days after 1 January 1970, clamped to the years 1 to 9999. The civil calendar in eras of 400 years from 1 March.
    package init(daysSince1970 days: Int) {
        let shifted = min(max(days, -719_162), 2_932_896) + 719_468
        let era = quotient(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// Days after 1 January 1970.
    package var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = quotient(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Sunday to 6 for Saturday.
    package var weekday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }
}
