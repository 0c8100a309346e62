import Enrollment

extension Table where Row == UnitProfile {
    static var unit: Table {
        Table(
            name: "unit", title: "单位",
            fields: [
                .init("code", "单位代码", isRequired: true), .init("name", "单位名称", isRequired: true), .init("kind", "类别", isRequired: true),
                .init("insuranceYear", "申报年度", .integer, isRequired: true), .init("opens", "申报开始日期", .date, isRequired: true),
                .init("closes", "申报截止日期", .date, isRequired: true),
            ],
            encode: { [$0.code, $0.name, $0.kind.rawValue, String($0.insuranceYear), $0.opens.description, $0.closes.description] },
            decode: { fields in
                guard let kind: UnitKind = fields.word(2), let year = fields.count(3), let opens = fields.day(4),
                    let closes = fields.day(5),
                    opens <= closes
                else { return nil }
                return UnitProfile(code: fields[0], name: fields[1], kind: kind, insuranceYear: year, opens: opens, closes: closes)
            })
    }
}

extension Table where Row == CodeEntry {
    static var codes: Table {
        Table(
            name: "codes", title: "代码表", key: [0, 1],
            fields: [
                .init("table", "表", isRequired: true), .init("code", "代码", isRequired: true), .init("name", "名称", isRequired: true),
                .init("shape", "形状"),
            ],
            encode: { [$0.table.rawValue, $0.code, $0.name, $0.shape?.rawValue ?? ""] },
            decode: { fields in
                guard let table: CodeTableName = fields.word(0) else { return nil }
                return CodeEntry(table: table, code: fields[1], name: fields[2], shape: fields.word(3))
            })
    }
}

extension Table where Row == PlanRate {
    static var plans: Table {
        Table(
            name: "plans", title: "参保计划和费率", key: [0, 2],
            fields: [.init("plan", "参保计划", isRequired: true), .init("name", "名称"), .init("exemptionType", "免缴类型")] + .amounts,
            encode: { [$0.plan, $0.planName, $0.exemptionType] + $0.amounts.all.map(String.init) },
            decode: { fields in
                fields.amounts(3).map { PlanRate(plan: fields[0], planName: fields[1], exemptionType: fields[2], amounts: $0) }
            })
    }
}

/// What the center changed about one rule.
package struct RuleSeverity: Sendable, Hashable {
    package let code: FindingCode
    package let severity: Severity

    package init(code: FindingCode, severity: Severity) {
        self.code = code
        self.severity = severity
    }
}

extension Table where Row == RuleSeverity {
    static var rules: Table {
        Table(
            name: "rules", title: "校验规则", key: [0],
            fields: [.init("code", "规则", isRequired: true), .init("severity", "程度", isRequired: true)],
            encode: { [$0.code.rawValue, $0.severity.rawValue] },
            decode: { fields in
                guard let code: FindingCode = fields.word(0), let severity: Severity = fields.word(1) else { return nil }
                return RuleSeverity(code: code, severity: severity)
            })
    }
}
