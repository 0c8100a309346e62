enum NameRules {
    static func judge(_ row: RowAtHand) -> Verdict? {
        let name = row.person.name
        if name.isEmpty { return Verdict(.name, .nameMissing, "姓名没有填，请填写证件上的姓名。") }
        if let fault = fault(of: name) { return Verdict(.name, .nameCharacters, "姓名\(shown(name))\(fault)，请照证件上的姓名填写。") }
        if let character = name.unicodeScalars.first(where: \.isPrivateUse) {
            let hex = String(character.value, radix: 16, uppercase: true)
            return Verdict(.name, .namePrivateUse, "姓名\(shown(name))里有一个用旧字库造的生僻字（U+\(hex)），别的电脑上可能显示不出来，请核对并尽量换成标准字。")
        }
        return nil
    }

    /// What is wrong with a name that is there, nil when nothing is.
    static func fault(of name: String) -> String? {
        guard name.utf8.count <= 100 || name.unicodeScalars.count <= 100 else { return "超过 100 个字" }
        for scalar in name.unicodeScalars where !isAllowed(scalar) {
            switch scalar.properties.generalCategory {
            case .decimalNumber, .otherNumber: return "里有数字"
            case .control, .format: return "里有看不见的控制字符"
            default: return scalar == "*" ? "里有 *，像是打了码的姓名" : "里有不能用于姓名的字符“\(Character(scalar))”"
            }
        }
        return nil
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        // Planes 2 and 3 hold nothing but Han, some of it newer than the tables of this program.
        if scalar.isHan || "·.-', ".unicodeScalars.contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
            .enclosingMark,
            .privateUse:
            return true
        default: return scalar == "〇"
        }
    }
}
