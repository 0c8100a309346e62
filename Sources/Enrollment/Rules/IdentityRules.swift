enum IdentityRules {
    static func judgeType(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        guard row.shape == nil else { return nil }
        return Verdict(
            .identityType, .identityTypeUnknown,
            "证件类型\(shown(row.person[.identityType]))不在代码表里，请填代码表中的代码，例如 \(example(context))。")
    }

    /// A number that would be right for another of the types that hold eighteen digits.
    static func judgeOtherType(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let number = row.person[.identityNumber]
        guard row.shape == .resident, !row.facts.contains(.digitsLost), mayBeOther(number) else { return nil }
        let better = context.tables.codes(of: .identityType).first { entry in
            guard entry.shape == .hmtResidence || entry.shape == .foreignPermanent, let digits = entry.shape?.read(number).digits else {
                return false
            }
            return digits.isChecked && digits.birthDate.map { isPlausible($0, today: context.today) } == true
        }
        guard let better else { return nil }
        return Verdict(.identityType, .identityTypeOther, "证件号码\(shown(number))像是\(better.name)（\(better.code)）的号码，请核对证件类型。")
    }

    private static func mayBeOther(_ number: String) -> Bool {
        number.withBytes { bytes in
            bytes.first == UInt8(ascii: "9") || bytes.first == UInt8(ascii: "8") && (0x31...0x33).contains(bytes.dropFirst().first ?? 0)
        }
    }

    static func judgeNumber(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let number = row.person[.identityNumber]
        if number.isEmpty { return Verdict(.identityNumber, .identityNumberMissing, "证件号码没有填，请填写。") }
        if row.facts.contains(.digitsLost) { return Verdict(.identityNumber, .identityNumberDigitsLost, lost(number)) }
        if row.facts.contains(.textFile), number.utf8.count == 18, number.isDigits, number.hasSuffix("000") {
            return Verdict(.identityNumber, .identityNumberMaybeLost, "证件号码\(shown(number))末三位是 000，可能是 Excel 把后几位变成了 0，请对照证件核对。")
        }
        return judgeShape(row, context)
    }

    /// Shape, date and check character: what the number says of itself.
    static func judgeShape(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        guard let shape = row.shape, let read = row.number else { return nil }
        let number = row.person[.identityNumber]
        guard read.fits else {
            if shape == .resident, number.utf8.count == 15, number.isDigits {
                return Verdict(.identityNumber, .identityNumberFormat, "证件号码\(shown(number))是 15 位的旧号码，已经停用，请填写现在的 18 位号码。")
            }
            return Verdict(.identityNumber, .identityNumberFormat, "证件号码\(shown(number))的形式不对，这种证件的号码应为\(shape.description)，请对照证件填写。")
        }
        guard let digits = read.digits else { return nil }
        guard let birth = digits.birthDate else {
            return Verdict(.identityNumber, .identityNumberDate, "证件号码\(shown(number))第 7 到 14 位不是一个日期，请对照证件填写。")
        }
        guard isPlausible(birth, today: context.today) else {
            return Verdict(
                .identityNumber, .identityNumberDate,
                "证件号码\(shown(number))里的出生日期 \(birth) \(birth > context.today ? "还没有到" : "在 130 年以前")，请对照证件填写。")
        }
        guard digits.isChecked else {
            return Verdict(
                .identityNumber, .identityNumberChecksum,
                "证件号码\(shown(number))的末位应为 \(digits.expectedCheck)，表中是 \(digits.givenCheck)，多半有一位填错了，请对照证件逐位核对。")
        }
        return nil
    }

    static func lost(_ number: String) -> String {
        "证件号码\(shown(number))在 Excel 里是数字，Excel 只保留前 15 位，后面的已变成 0，找不回来。请先把这一列设为“文本”，再照证件重新输入。"
    }

    private static func example(_ context: RuleContext) -> String {
        context.tables.codes(of: .identityType).first.map { "\($0.code)（\($0.name)）" } ?? "001"
    }
}
