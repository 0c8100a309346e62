/// What an identity number tells by its own digits (GB 11643-1999: area, birth date, order and sex, check character).
package struct EighteenDigits: Sendable, Hashable {
    private let digits: [UInt8]

    /// nil unless 17 digits and a digit or X.
    package init?(_ number: String) {
        let bytes = Array(number.utf8)
        guard bytes.count == 18, bytes.dropLast().allSatisfy({ (0x30...0x39).contains($0) }), let last = bytes.last,
            (0x30...0x39).contains(last) || last == UInt8(ascii: "X")
        else { return nil }
        digits = bytes
    }

    package var birthDate: CalendarDate? {
        let text = digits[6..<14].map { Int($0) - 0x30 }
        return CalendarDate(
            year: text[0] * 1000 + text[1] * 100 + text[2] * 10 + text[3], month: text[4] * 10 + text[5], day: text[6] * 10 + text[7])
    }

    package var sex: String { (digits[16] - 0x30) % 2 == 1 ? "M" : "F" }

    /// ISO 7064, MOD 11-2.
    package var expectedCheck: Character {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
        return Array("10X98765432")[sum % 11]
    }

    package var givenCheck: Character { Character(Unicode.Scalar(digits[17])) }
    package var isChecked: Bool { expectedCheck == givenCheck }
}

extension IdentityShape {
    /// Whether a number is built as this shape wants.
    func fits(_ number: String) -> Bool {
        let bytes = Array(number.utf8)
        switch self {
        case .resident: return EighteenDigits(number) != nil
        case .hmtResidence: return EighteenDigits(number) != nil && ["810000", "820000", "830000"].contains { number.hasPrefix($0) }
        case .foreignPermanent:
            if bytes.count == 15 { return bytes.prefix(3).allSatisfy(isLetter) && bytes.dropFirst(3).allSatisfy(isDigit) }
            return EighteenDigits(number) != nil && bytes.first == UInt8(ascii: "9")
        case .hmPermit:
            guard let first = bytes.first, first == UInt8(ascii: "H") || first == UInt8(ascii: "M") else { return false }
            return [9, 11].contains(bytes.count) && bytes.dropFirst().allSatisfy(isDigit)
        case .twPermit:
            if bytes.count == 8 || bytes.count == 10 { return bytes.allSatisfy(isDigit) }
            return bytes.count == 11 && bytes.dropLast().allSatisfy(isDigit) && bytes.last.map(isLetter) == true
        case .passport: return (5...20).contains(bytes.count) && bytes.allSatisfy { isDigit($0) || isLetter($0) }
        case .free:
            return (1...30).contains(number.unicodeScalars.count)
                && number.unicodeScalars.allSatisfy {
                    !$0.isSpace && $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
                }
        }
    }

    /// The digits that can be judged, of the three shapes that hold them.
    func eighteenDigits(_ number: String) -> EighteenDigits? {
        switch self {
        case .resident, .hmtResidence, .foreignPermanent: fits(number) ? EighteenDigits(number) : nil
        default: nil
        }
    }

    /// For a person.
    var description: String {
        switch self {
        case .resident: "18 位：17 位数字加 1 位数字或 X"
        case .hmtResidence: "18 位，以 810000、820000 或 830000 开头"
        case .foreignPermanent: "以 9 开头的 18 位，或 3 个字母加 12 位数字"
        case .hmPermit: "H 或 M 加 8 位或 10 位数字"
        case .twPermit: "8 位数字，或 10 位数字（可再加 1 个字母）"
        case .passport: "5 到 20 位字母和数字"
        case .free: "1 到 30 个字符，中间没有空格"
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte >= 0x41 }
