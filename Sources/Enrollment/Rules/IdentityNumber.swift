/// What an identity number tells by its own digits (GB 11643-1999: area, birth date, order and sex, check character).
package struct EighteenDigits: Sendable, Hashable {
    package let birthDate: CalendarDate?
    package let sex: String
    private let expected: UInt8
    private let given: UInt8

    /// nil unless 17 digits and a digit or X.
    package init?(_ number: String) {
        let read = number.withBytes { Self($0) }
        guard let read else { return nil }
        self = read
    }

    private init?(_ digits: UnsafeBufferPointer<UInt8>) {
        guard digits.count == 18, digits.dropLast().allSatisfy(\.isDigit), let last = digits.last, last.isDigit || last == UInt8(ascii: "X")
        else { return nil }
        func number(_ places: Range<Int>) -> Int { digits[places].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        birthDate = CalendarDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
        sex = digits[16] % 2 == 1 ? "M" : "F"
        // ISO 7064, MOD 11-2, from the left: each place counts twice the one behind it.
        let sum = digits.dropLast().reduce(0) { ($0 + Int($1 - 0x30)) * 2 % 11 }
        let check = (12 - sum) % 11
        expected = check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check)
        given = last
    }

    package var expectedCheck: Character { Character(Unicode.Scalar(expected)) }
    package var givenCheck: Character { Character(Unicode.Scalar(given)) }
    package var isChecked: Bool { expected == given }
}

/// What a number says where it is read as one of a shape.
struct ReadNumber {
    /// Built as the shape wants.
    let fits: Bool
    /// Of the three shapes that hold eighteen digits to judge.
    let digits: EighteenDigits?
}

extension IdentityShape {
    func read(_ number: String) -> ReadNumber {
        switch self {
        case .resident, .hmtResidence, .foreignPermanent:
            let digits = EighteenDigits(number).flatMap { mayBegin(number) ? $0 : nil }
            return ReadNumber(
                fits: digits != nil || self == .foreignPermanent && number.withBytes(Self.isOldForeignPermanent), digits: digits)
        case .hmPermit, .twPermit, .passport: return ReadNumber(fits: number.withBytes(isBuilt), digits: nil)
        case .free:
            let isVisible = number.unicodeScalars.allSatisfy {
                !$0.isSpace && $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            }
            return ReadNumber(fits: isVisible && (1...30).contains(number.unicodeScalars.count), digits: nil)
        }
    }

    func fits(_ number: String) -> Bool { read(number).fits }

    /// Of eighteen digits.
    private func mayBegin(_ number: String) -> Bool {
        switch self {
        case .hmtResidence: ["810000", "820000", "830000"].contains { number.hasPrefix($0) }
        case .foreignPermanent: number.hasPrefix("9")
        default: true
        }
    }

    private static func isOldForeignPermanent(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 15 && bytes.prefix(3).allSatisfy(\.isLetter) && bytes.dropFirst(3).allSatisfy(\.isDigit)
    }

    private func isBuilt(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .hmPermit:
            guard let first = bytes.first, first == UInt8(ascii: "H") || first == UInt8(ascii: "M") else { return false }
            return [9, 11].contains(bytes.count) && bytes.dropFirst().allSatisfy(\.isDigit)
        case .twPermit:
            if bytes.count == 8 || bytes.count == 10 { return bytes.allSatisfy(\.isDigit) }
            return bytes.count == 11 && bytes.dropLast().allSatisfy(\.isDigit) && bytes.last.map(\.isLetter) == true
        default: return (5...20).contains(bytes.count) && bytes.allSatisfy { $0.isDigit || $0.isLetter }
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
