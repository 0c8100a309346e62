/// Address, postcode, phone and guardian.
enum ContactRules {
    static func judge(_ row: RowAtHand, _ context: RuleContext, into verdicts: inout [Verdict]) {
        verdicts.note(address(row))
        verdicts.note(postcode(row))
        verdicts.note(phone(row))
        verdicts.note(guardianName(row, context))
        verdicts.note(guardianNumber(row))
    }

    private static func address(_ row: RowAtHand) -> Verdict? {
        row.person[.address].isEmpty ? Verdict(.address, .addressMissing, "家庭地址没有填，请填写。") : nil
    }

    private static func postcode(_ row: RowAtHand) -> Verdict? {
        let postcode = row.person[.postcode]
        guard postcode.utf8.count != 6 || !postcode.isDigits else { return nil }
        return Verdict(.postcode, .postcodeFormat, "邮政编码\(shown(postcode))不是 6 位数字，请填写，例如 215021。")
    }

    private static func phone(_ row: RowAtHand) -> Verdict? {
        let phone = row.person[.phone]
        if isMobile(phone) { return nil }
        let numbers = PhoneNormaliser.numbers(phone)
        if numbers.isEmpty { return Verdict(.phone, .phoneMissing, "联系电话没有填，请填写。") }
        guard let wrong = numbers.first(where: { !isPhone($0) }) else { return nil }
        return Verdict(.phone, .phoneFormat, "联系电话\(shown(wrong))不像电话号码：手机应为 1 开头的 11 位，固定电话请带区号，请核对。")
    }

    private static func isMobile(_ number: String) -> Bool {
        number.withBytes { $0.count == 11 && $0[0] == UInt8(ascii: "1") && (0x33...0x39).contains($0[1]) && $0.allSatisfy(\.isDigit) }
    }

    static func isPhone(_ number: String) -> Bool {
        if number.hasPrefix("+") {
            let digits = number.dropFirst()
            return (8...15).contains(digits.utf8.count) && String(digits).isDigits
        }
        let parts = number.split(separator: "转", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy(\.isDigits), let base = parts.first else { return false }
        let bytes = Array(base.utf8)
        if bytes[0] == UInt8(ascii: "1") { return parts.count == 1 && isMobile(base) }
        let isLocal = (0x32...0x39).contains(bytes[0]) && (7...(parts.count == 2 ? 8 : 14)).contains(bytes.count)
        // An area code of three or four digits, a number of seven or eight, and up to six of an extension.
        let isLongDistance =
            bytes[0] == UInt8(ascii: "0") && bytes.count > 1 && bytes[1] != UInt8(ascii: "0") && (10...18).contains(bytes.count)
        return (isLocal || isLongDistance) && (parts.count == 1 || (1...6).contains(parts[1].utf8.count))
    }

    private static func guardianName(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let name = row.person[.guardianName]
        if name.isEmpty {
            guard let birth = row.person.birthDate ?? row.digits?.birthDate,
                let firstDay = CalendarDate(year: context.unit.insuranceYear, month: 1, day: 1),
                let adult = birth.adding(years: 18), adult > firstDay
            else { return nil }
            return Verdict(.guardianName, .guardianMissing, "到 \(context.unit.insuranceYear) 年 1 月 1 日还不满 18 岁，请填写监护人姓名。")
        }
        guard let fault = NameRules.fault(of: name) else { return nil }
        return Verdict(.guardianName, .guardianCharacters, "监护人姓名\(shown(name))\(fault)，请照证件上的姓名填写。")
    }

    /// Those that are not told by eighteen digits.
    private static let otherShapes: [IdentityShape] = [.foreignPermanent, .hmPermit, .twPermit, .passport]

    private static func guardianNumber(_ row: RowAtHand) -> Verdict? {
        let field = PersonField.guardianIdentityNumber
        let number = row.person[field]
        if number.isEmpty { return nil }
        if row.facts.contains(.guardianDigitsLost) {
            return Verdict(field, .guardianNumberDigitsLost, "监护人" + IdentityRules.lost(number))
        }
        let digits = EighteenDigits(number)
        guard digits != nil || otherShapes.contains(where: { $0.fits(number) }) else {
            return Verdict(field, .guardianNumberFormat, "监护人证件号码\(shown(number))不像任何一种证件的号码，仍可提交，请核对。")
        }
        if let digits, !digits.isChecked {
            return Verdict(
                field, .guardianNumberChecksum, "监护人证件号码\(shown(number))的末位应为 \(digits.expectedCheck)，表中是 \(digits.givenCheck)，仍可提交，请核对。")
        }
        guard number == row.person[.identityNumber] else { return nil }
        return Verdict(field, .guardianSamePerson, "监护人证件号码\(shown(number))与本人的相同，仍可提交，请核对。")
    }
}
