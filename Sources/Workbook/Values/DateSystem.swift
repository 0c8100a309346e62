/// Serial numbers to moments.
struct DateSystem {
    /// Days count from 1904 instead of 1900.
    var is1904 = false

    /// nil where the calendar ends: before 1900 (or 1904), after 9999.
    func moment(_ serial: Double, _ format: NumberFormat) -> DateTime? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial.rounded(.down))
        var seconds = Int(((serial - serial.rounded(.down)) * 86_400).rounded())
        if !format.showsTime { seconds = 0 }
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        let clock = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        guard format.showsDate else {
            return DateTime(year: 0, month: 0, day: 0, hour: clock.0, minute: clock.1, second: clock.2, hasDate: false, hasTime: true)
        }
        guard let (year, month, day) = civil(days) else { return nil }
        return DateTime(year: year, month: month, day: day, hour: clock.0, minute: clock.1, second: clock.2, hasTime: format.showsTime)
    }

    /// The 1900 system believes in a 29 February 1900, its day 60.
    private func civil(_ days: Int) -> (Int, Int, Int)? {
        if !is1904, days == 60 { return (1900, 2, 29) }
        let since1970 = is1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
        guard days > 0 || is1904, since1970 < 2_932_897 else { return nil }
        // The civil calendar in eras of 400 years that begin on 1 March.
        let shifted = since1970 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension PackedCell {
    /// A number as its format shows it.
    init(_ number: Double, _ format: NumberFormat, _ dates: DateSystem) {
        let format = format.showing(number)
        if format.isMoment, let moment = dates.moment(number, format) {
            self.init(moment: moment)
        } else {
            self.init(number: number)
        }
    }
}
