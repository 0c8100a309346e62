import Enrollment
import Paperwork

extension Int {
    /// `1,204`
    package var grouped: String {
        var digits = String(magnitude)
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: position))
            position -= 3
        }
        return (self < 0 ? "-" : "") + digits
    }

    /// Days to a deadline.
    package var countdown: String { self > 0 ? "还有 \(self) 天" : self == 0 ? "今天截止" : "已过 \(-self) 天" }
}

extension CalendarDate {
    /// `2026 年 10 月 12 日　星期一`
    package var chinese: String {
        "\(year) 年 \(month) 月 \(day) 日　星期" + ["日", "一", "二", "三", "四", "五", "六"][weekday]
    }
}

extension CalendarDate {
    /// `10 月 20 日`
    package var short: String { "\(month) 月 \(day) 日" }
}

extension String {
    /// A timestamp down to its minute: `2026-10-09 15:20`.
    package var minute: String { String(prefix(16)).replacing("T", with: " ") }
}

extension String {
    /// For a path or a query: all but ASCII letters and digits percent-encoded.
    package var encoded: String {
        func isPlain(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        if utf8.allSatisfy(isPlain) { return self }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            if isPlain(byte) { bytes.append(byte) } else { bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Int {
    /// Fen as people write yuan: `1,472,850.00`, with a true minus.
    package var yuan: String {
        let digits = Money.yuan(abs(self))
        let parts = digits.split(separator: ".")
        return (self < 0 ? "−" : "") + (Int(parts[0]) ?? 0).grouped + "." + parts[1]
    }

    package var signed: String { self < 0 ? "−" + abs(self).grouped : grouped }
}

extension Int {
    /// Four digits, as in the name of a package.
    package var padded: String { String(repeating: "0", count: Swift.max(0, 4 - String(self).count)) + String(self) }
}
