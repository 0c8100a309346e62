import Enrollment

extension Int {
    /// `1,204`
    var grouped: String {
        var digits = String(magnitude)
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return (self < 0 ? "-" : "") + digits
    }

    /// Days to a deadline.
    var countdown: String { self > 0 ? "还有 \(self) 天" : self == 0 ? "今天截止" : "已过 \(-self) 天" }
}

extension CalendarDate {
    /// `2026 年 10 月 12 日　星期一`
    var chinese: String {
        "\(year) 年 \(month) 月 \(day) 日　星期" + ["日", "一", "二", "三", "四", "五", "六"][weekday]
    }
}

extension CalendarDate {
    /// `10 月 20 日`
    var short: String { "\(month) 月 \(day) 日" }
}

extension String {
    /// A timestamp down to its minute: `2026-10-09 15:20`.
    var minute: String { String(prefix(16)).replacing("T", with: " ") }
}
