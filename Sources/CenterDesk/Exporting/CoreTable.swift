import Enrollment
import Exchange
import SealedPackage

/// A table of the export: for people, for the Data Package and for PostgreSQL.
struct CoreTable: Sendable {
    struct Reference: Sendable {
        let fields: [String]
        let table: String
        let targets: [String]
    }

    let name: String
    /// Chinese, for people.
    let title: String
    let fields: [TableResource.Field]
    let key: [String]
    var uniqueKeys: [[String]] = []
    var reference: Reference?
    /// SQL, over the columns' names there.
    var checks: [String] = []
    /// What the database is asked by, beside the keys.
    var indexes: [[String]] = []

    var path: String { "data/\(name).csv" }
}

extension CoreTable {
    /// In the order of loading.
    static let all = [units, insured, plans, fees, cards]

    /// The five columns of money.
    static let amounts = [TableResource.Field].amounts.map(\.name)

    static let units = CoreTable(
        name: "units", title: "单位",
        fields: [
            .init("unit", "单位代码", isRequired: true), .init("name", "单位名称", isRequired: true), .init("kind", "类别", isRequired: true),
            .init("declaration", "申报包摘要"), .init("received", "收到时间", .datetime), .init("declared", "申报人数", .integer, isRequired: true),
            .init("accepted", "通过人数", .integer, isRequired: true),
        ], key: ["unit"],
        checks: [
            "kind IN ('school', 'community')", "declaration ~ '^([0-9a-f]{64})?$'", "(declaration = '') = (received IS NULL)",
            "accepted BETWEEN 0 AND declared",
        ])

    static let insured = CoreTable(
        name: "insured", title: "参保人员",
        fields: [
            .init("unit", "单位代码", isRequired: true), .init("reference", "人员标识", isRequired: true), .init("origin", "来源", isRequired: true),
            .init("personalNumber", "编号", isRequired: true),
        ] + .person + [.init("decidedBy", "由谁裁定", isRequired: true), .init("declaration", "申报包摘要", isRequired: true)],
        key: ["unit", "reference"], uniqueKeys: [["unit", "identityType", "identityNumber"]],
        reference: Reference(fields: ["unit"], table: "units", targets: ["unit"]),
        checks: [
            "origin IN ('renewal', 'addition')", "origin = 'addition' OR reference = 'P' || personal_number",
            "decided_by IN ('rule', 'operator')", "declaration ~ '^[0-9a-f]{64}$'",
        ], indexes: [["personalNumber"], ["identityType", "identityNumber"]])

    /// The rates. Without an exemption type: of those who are not exempt.
    static let plans = CoreTable(
        name: "plans", title: "参保计划和费率",
        fields: [.init("plan", "参保计划", isRequired: true), .init("name", "名称"), .init("exemptionType", "免缴类型")] + .amounts,
        key: ["plan", "exemptionType"], checks: ["num_nulls(\(amounts.joined(separator: ", "))) = 0"])

    /// Amounts are all there or, without a rate, all empty. A renewal may have no plan.
    static let fees = CoreTable(
        name: "fees", title: "缴费汇总",
        fields: [
            .init("unit", "单位代码", isRequired: true), .init("plan", "参保计划"), .init("insured", "参保人数", .integer, isRequired: true),
            .init("exempt", "免交人数", .integer, isRequired: true),
        ] + .amounts,
        key: ["unit", "plan"], reference: Reference(fields: ["unit"], table: "units", targets: ["unit"]),
        checks: ["exempt BETWEEN 0 AND insured", "num_nulls(\(amounts.joined(separator: ", "))) IN (0, 5)"])

    /// Whoever has one: a card may be of somebody who is accepted no more.
    static let cards = CoreTable(
        name: "cards", title: "制卡",
        fields: [
            .init("batch", "批次", isRequired: true), .init("personalNumber", "个人编号", isRequired: true),
            .init("cardNumber", "卡号", isRequired: true), .init("made", "制卡日期", .date, isRequired: true),
        ], key: ["batch", "personalNumber"], uniqueKeys: [["cardNumber"]], indexes: [["personalNumber"]])
}
