enum SexAndBirthRules {
    static func judgeSex(_ row: RowAtHand) -> Verdict? {
        let sex = row.person[.sex]
        guard sex == "F" || sex == "M" else { return Verdict(.sex, .sexUnknown, "性别\(shown(sex))看不懂，请填 F（女）或 M（男）。") }
        guard let digits = row.digits, digits.sex != sex else { return nil }
        return Verdict(.sex, .sexMismatch, "按证件号码应为 \(titled(digits.sex))，表中是 \(titled(sex))，请对照证件核对。")
    }

    static func judgeBirth(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let text = row.person[.birthDate]
        guard let birth = CalendarDate(iso: text) else {
            return Verdict(.birthDate, .birthFormat, "出生日期\(shown(text))不是一个日期，请写成 yyyy-mm-dd，例如 2015-08-03。")
        }
        if let digits = row.digits {
            guard let expected = digits.birthDate, isPlausible(expected, today: context.today), expected != birth else { return nil }
            return Verdict(.birthDate, .birthMismatch, "按证件号码应为 \(expected)，表中是 \(birth)，请对照证件核对。")
        }
        guard row.shape?.holdsEighteenDigits(row.person[.identityNumber]) != true,
            !isPlausible(birth, today: context.today)
        else { return nil }
        return Verdict(.birthDate, .birthImplausible, "出生日期 \(birth) \(birth > context.today ? "还没有到" : "在 130 年以前")，请对照证件核对。")
    }

    private static func titled(_ sex: String) -> String { sex == "F" ? "F（女）" : "M（男）" }
}

extension IdentityShape {
    /// Of the shapes whose number tells a birth date.
    func holdsEighteenDigits(_ number: String) -> Bool {
        switch self {
        case .resident, .hmtResidence: true
        case .foreignPermanent: number.utf8.count == 18
        default: false
        }
    }
}
