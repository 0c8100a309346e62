import CenterStore
import Enrollment

/// The layouts of what a center imports: positional, the first row a header.
extension SheetKind {
    package var title: String {
        switch self {
        case .unit: "单位"
        case .tables: "代码表"
        case .rates: "缴费标准"
        case .rules: "规则程度"
        case .roster: "本年度参保人员"
        case .core: "核心系统数据"
        case .exemptions: "免缴名单"
        case .cards: "制卡结果"
        }
    }

    package var columns: [String] {
        switch self {
        case .unit: ["单位代码", "单位名称", "类别", "所属社区"]
        case .tables: ["表", "代码", "名称", "形状"]
        case .rates: ["参保计划", "免缴类型", "个人缴费金额", "村缴费金额", "区财政补贴金额", "镇财政补贴金额", "省级财政补贴金额"]
        case .rules: ["规则", "程度"]
        case .roster: ["单位代码", "编号"] + PersonField.allCases.map(\.title)
        case .core: ["证件类型", "证件号码", "姓名", "情况", "说明"]
        case .exemptions: ["证件类型", "证件号码", "姓名", "免缴类型", "说明"]
        case .cards: ["批次", "个人编号", "卡号", "制卡日期", "失败原因"]
        }
    }

    /// The columns' names in the store.
    private var names: [String] {
        switch self {
        case .unit: ["code", "name", "kind", "communities"]
        case .tables: ["tableName", "code", "name", "shape"]
        case .rates: ["plan", "exemptionType", "personal", "village", "district", "town", "province"]
        case .rules: ["code", "severity"]
        case .roster: ["unit", "personalNumber"] + PersonField.allCases.map(\.rawValue)
        case .core: ["identityType", "identityNumber", "name", "standing", "note"]
        case .exemptions: ["identityType", "identityNumber", "name", "exemptionType", "note"]
        case .cards: ["batch", "personalNumber", "cardNumber", "made", "reason"]
        }
    }

    /// The title over what the store calls `name`; empty where the sheet has no such column.
    func title(of name: String) -> String { zip(names, columns).first { $0.0 == name }?.1 ?? "" }

    /// A file may lack columns at the end whose cells may be empty.
    var requiredColumns: Int {
        switch self {
        case .rates, .rules: columns.count
        case .unit, .tables, .core, .exemptions, .cards: columns.count - 1
        case .roster: columns.count - 2
        }
    }
}
