/// Plan, household registration, exemption, community, police station and class: mostly codes of the center.
enum EnrollmentRules {
    static func judge(_ row: RowAtHand, _ context: RuleContext, into verdicts: inout [Verdict]) {
        verdicts.note(plan(row, context))
        verdicts.note(household(row))
        verdicts.note(exempt(row))
        verdicts.note(exemptionType(row, context))
        verdicts.note(community(row, context))
        verdicts.note(police(row, context))
        verdicts.note(className(row, context))
    }

    private static func plan(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let plan = row.person[.plan]
        guard !context.tables.has(.plan, plan) else { return nil }
        return Verdict(.plan, .planUnknown, "参保计划\(shown(plan))不在代码表里，请填 \(list(.plan, context)) 中的一个。")
    }

    private static func household(_ row: RowAtHand) -> Verdict? {
        let household = row.person[.household]
        guard household != "园区", household != "园区外" else { return nil }
        return Verdict(.household, .householdUnknown, "户口所在地\(shown(household))看不懂，请填 园区 或 园区外。")
    }

    private static func exempt(_ row: RowAtHand) -> Verdict? {
        let exempt = row.person[.exempt]
        guard exempt != "Y", exempt != "N" else { return nil }
        return Verdict(.exempt, .exemptUnknown, "免缴情况\(shown(exempt))看不懂，请填 Y（是）或 N（否）。")
    }

    private static func exemptionType(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let type = row.person[.exemptionType]
        switch row.person[.exempt] {
        case "Y" where type.isEmpty:
            return Verdict(.exemptionType, .exemptionTypeMissing, "免缴情况是 Y，免缴类型没有填，请填 \(list(.exemptionType, context)) 中的一个。")
        case "N" where !type.isEmpty:
            return Verdict(.exemptionType, .exemptionTypeUnexpected, "免缴情况是 N，却填了免缴类型\(shown(type))，请改正其中一个。")
        default: break
        }
        guard !type.isEmpty, !context.tables.has(.exemptionType, type) else { return nil }
        return Verdict(.exemptionType, .exemptionTypeUnknown, "免缴类型\(shown(type))不在代码表里，请填 \(list(.exemptionType, context)) 中的一个。")
    }

    private static func community(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let community = row.person[.community]
        if community.isEmpty { return Verdict(.community, .communityMissing, "所属社区没有填，请填写社区代码。") }
        guard context.tables.isSupplied(.community), !context.tables.has(.community, community) else { return nil }
        return Verdict(.community, .communityUnknown, "所属社区\(shown(community))不在代码表里，请对照系统里的代码表填写。")
    }

    private static func police(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let station = row.person[.policeStation]
        guard !station.isEmpty, context.tables.isSupplied(.policeStation), !context.tables.has(.policeStation, station) else {
            return nil
        }
        return Verdict(.policeStation, .policeUnknown, "所属派出所代码\(shown(station))不在代码表里，请对照代码表填写，也可以不填。")
    }

    private static func className(_ row: RowAtHand, _ context: RuleContext) -> Verdict? {
        let name = row.person[.className]
        if name.isEmpty, context.unit.kind == .school { return Verdict(.className, .classMissing, "所属班级没有填，请填写，例如 高二2班。") }
        guard row.facts.contains(.classTurnedDate) else { return nil }
        return Verdict(.className, .classTurnedDate, "所属班级被 Excel 变成了日期\(shown(name))（例如输入 3-2 会变成 3 月 2 日）。请先把这一列设为“文本”，再重新输入。")
    }

    private static func list(_ table: CodeTableName, _ context: RuleContext) -> String {
        let codes = context.tables.codes(of: table).prefix(6).map(\.code)
        return codes.isEmpty ? "中心规定的代码" : codes.joined(separator: "、")
    }
}
