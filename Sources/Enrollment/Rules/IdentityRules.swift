enum IdentityRules {
    static func judgeType(_ row: BatchRow, _ context: RuleContext) -> Verdict? {
        let type = row.person[.identityType]
        guard context.tables.shape(ofIdentityType: type) == nil else { return nil }
        return Verdict(.identityType, .identityTypeUnknown, "证件类型\(shown(type))不在代码表里，请填代码表中的代码，例如 \(example(context))。")
    }

    /// A number that would be right for another of the types that hold eighteen digits.
    static func judgeOtherType(_ row: BatchRow, _ context: RuleContext) -> Verdict? {
        let number = row.person[.identityNumber]
        guard context.tables.shape(ofIdentityType: row.person[.identityType]) == .resident, !row.facts.contains(.digitsLost),
            ["81", "82", "83", "9"].contains(where: { number.hasPrefix($0) })
        else { return nil }
        let better = context.tables.codes(of: .identityType).first { entry in
            guard entry.shape == .hmtResidence || entry.shape == .foreignPermanent, let digits = entry.shape?.eighteenDigits(number) else {
                return false
            }
            return digits.isChecked && digits.birthDate.map { isPlausible($0, today: context.today) } == true
        }
        guard let better else { return nil }
        return Verdict(.identityType, .identityTypeOther, "证件号码\(shown(number))像是\(better.name)（\(better.code)）的号码，请核对证件类型。")
    }

    static func judgeNumber(_ row: BatchRow, _ context: RuleContext) -> Verdict? {
        let number = row.person[.identityNumber]
        if number.isEmpty { return Verdict(.identityNumber, .identityNumberMissing, "证件号码没有填，请填写。") }
        if row.facts.contains(.digitsLost) { return Verdict(.identityNumber, .identityNumberDigitsLost, lost(number)) }
        if row.facts.contains(.textFile), number.utf8.count == 18, number.isDigits, number.hasSuffix("000") {
            return Verdict(.identityNumber, .identityNumberMaybeLost, "证件号码\(shown(number))末三位是 000，可能是 Excel 把后几位变成了 0，请对照证件核对。")
        }
        guard let shape = context.tables.shape(ofIdentityType: row.person[.identityType]) else { return nil }
        return judgeShape(number, shape, context)
    }

    /// Shape, date and check character: what the number says of itself.
    static func judgeShape(_ number: String, _ shape: IdentityShape, _ context: RuleContext) -> Verdict? {
        guard shape.fits(number) else {
            if shape == .resident, number.utf8.count == 15, number.isDigits {
                return Verdict(.identityNumber, .identityNumberFormat, "证件号码\(shown(number))是 15 位的旧号码，已经停用，请填写现在的 18 位号码。")
            }
            return Verdict(.identityNumber, .identityNumberFormat, "证件号码\(shown(number))的形式不对，这种证件的号码应为\(shape.description)，请对照证件填写。")
        }
        guard let digits = shape.eighteenDigits(number) else { return nil }
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

    /// Whether a number is sound enough to be compared with others.
    static func isComparable(_ row: BatchRow, _ context: RuleContext) -> Bool {
        let number = row.person[.identityNumber]
        guard !number.isEmpty, !row.facts.contains(.digitsLost) else { return false }
        return context.tables.shape(ofIdentityType: row.person[.identityType])?.fits(number) ?? true
    }

    private static func example(_ context: RuleContext) -> String {
        context.tables.codes(of: .identityType).first.map { "\($0.code)（\($0.name)）" } ?? "001"
    }
}
