/// A reduction needs only to name one person of the roster beyond doubt.
enum ReductionRules {
    static func judge(_ row: RowAtHand, _ context: RuleContext, _ duplicates: DuplicateRules) -> [Verdict] {
        var verdicts: [Verdict] = []
        verdicts.note(IdentityRules.judgeType(row, context))
        let number = row.person[.identityNumber]
        let name = row.person.name
        if number.isEmpty {
            verdicts.append(Verdict(.identityNumber, .identityNumberMissing, "证件号码没有填，请填写。"))
        } else if row.facts.contains(.digitsLost) {
            verdicts.append(Verdict(.identityNumber, .identityNumberDigitsLost, IdentityRules.lost(number)))
        } else if verdicts.isEmpty {
            verdicts += person(row, context)
        }
        verdicts.note(duplicates.inFile(row))
        if name.isEmpty { verdicts.append(Verdict(.name, .nameMissing, "姓名没有填，请填写证件上的姓名。")) }
        return verdicts
    }

    private static func person(_ row: RowAtHand, _ context: RuleContext) -> [Verdict] {
        let identity = row.person.identity
        if let name = context.roster.declared[identity] {
            guard name != row.person.name, !row.person.name.isEmpty else { return [] }
            return [Verdict(.name, .personNameMismatch, "这个证件号码是“\(name.prefix(1))…”的，表中是\(shown(row.person.name))，请核对证件号码和姓名。")]
        }
        if context.roster.reduced[identity] != nil {
            return [Verdict(.identityNumber, .personAlreadyReduced, "证件号码\(shown(identity.number))的人本年度已经减少过了，请删除这一行。")]
        }
        if let verdict = IdentityRules.judgeShape(row, context) { return [verdict] }
        return [Verdict(.identityNumber, .personUnknown, "下年度申报名单里没有证件号码为\(shown(identity.number))的人，请核对证件类型和号码。")]
    }
}
