import CenterStore
import Enrollment

/// The layouts of what a center imports: positional, the first row a header.
extension SheetKind {
    package var title: String {
        switch self {
        case .unit: "单位"
        case .tables: "代码表"
        case .rates: "缴费标准"
        case .roster: "本年度参保人员"
        case .core: "核心系统数据"
        case .cards: "制卡结果"
        }
    }

    package var columns: [String] {
        switch self {
        case .unit: ["单位代码", "单位名称", "类别"]
        case .tables: ["表", "代码", "名称", "形状"]
        case .rates: ["参保计划", "免缴类型", "个人缴费金额", "村缴费金额", "区财政补贴金额", "镇财政补贴金额", "省级财政补贴金额"]
        case .roster: ["单位代码", "编号"] + PersonField.allCases.map(\.title)
        case .core: ["证件类型", "证件号码", "姓名", "情况", "说明"]
        case .cards: ["批次", "个人编号", "卡号", "制卡日期", "失败原因"]
        }
    }

    /// Columns a file may lack at the end: those whose cells may be empty.
    var optionalTail: Int {
        switch self {
        case .unit, .rates: 0
        case .tables, .core, .cards: 1
        case .roster: 2
        }
    }
}
