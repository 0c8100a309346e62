/// A file of the wrong shape, refused as a whole.
package enum LayoutError: Error, Sendable, Equatable {
    case empty
    case mismatch(expected: Layout, found: Found)
    case ambiguousSheet([FittingSheet])
    case noSuchSheet(Int, of: Int)

    package enum Found: Sendable, Equatable {
        case other(Layout)
        case columns(Int)
        case noIdentityNumbers
    }

    /// How much like a list a sheet is that was refused: of several the most alike is spoken of.
    var likeness: Int {
        switch self {
        case .empty, .ambiguousSheet, .noSuchSheet: 0
        case .mismatch(_, .columns(let count)): count
        case .mismatch(_, .noIdentityNumbers): 1000
        case .mismatch(_, .other): 2000
        }
    }

    package var code: String {
        switch self {
        case .empty: "layout.empty"
        case .mismatch: "layout.mismatch"
        case .ambiguousSheet, .noSuchSheet: "layout.ambiguous-sheet"
        }
    }

    package var message: String {
        switch self {
        case .empty: "表格里没有人员，只有标题或什么也没有。请在模板的标题下面填上名单，保存后再导入。"
        case .mismatch(let expected, .other(let other)):
            "这是“\(other.title)”的表格，这里要的是“\(expected.title)”的 \(expected.columns.count) 列。请到\(other.title)导入它，或换一个文件。"
        case .mismatch(let expected, .columns(let count)):
            "表格只有 \(count) 列，\(expected.title)要 \(expected.columns.count) 列：\(expected.columns.joined(separator: "、"))。请按模板的次序补齐后再导入。"
        case .mismatch(let expected, .noIdentityNumbers):
            "在表格的第 \(expected.identityColumn + 1) 列没有找到证件号码。\(expected.title)要 \(expected.columns.count) 列："
                + "\(expected.columns.joined(separator: "、"))。请按模板的次序调整后再导入。"
        case .ambiguousSheet(let sheets):
            "这个文件里有几个工作表都像名单：" + sheets.map { "第 \($0.index + 1) 个“\($0.name)”（\($0.rows) 行）" }.joined(separator: "、") + "。请选择要导入哪一个。"
        case .noSuchSheet(let number, let count): "这个文件只有 \(count) 个工作表，没有第 \(number) 个。请重新选择。"
        }
    }
}
