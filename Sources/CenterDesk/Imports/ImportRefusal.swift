import CenterStore

/// A file that is not taken in at all.
package enum ImportRefusal: Error, Sendable, Equatable {
    case empty(SheetKind)
    case tooFewColumns(SheetKind, found: Int)
    case otherLayout(SheetKind, looksLike: SheetKind)
    case severalSheets([String])
    case noSample(SheetKind)
    /// Our own, of a file too large to be told whole.
    case errorSheet

    package var code: String {
        switch self {
        case .empty, .noSample: "layout.empty"
        case .tooFewColumns, .otherLayout, .errorSheet: "layout.mismatch"
        case .severalSheets: "layout.ambiguous-sheet"
        }
    }

    package var message: String {
        switch self {
        case .empty(let kind): "文件里没有\(kind.title)的数据行。第一行是标题，数据从第二行开始，请填好后再导入。"
        case .tooFewColumns(let kind, let found):
            "\(kind.title)要有 \(kind.requiredColumns) 列以上（\(kind.columns.joined(separator: "、"))），文件里只有 \(found) 列。请用 --template 取空表，照着填。"
        case .otherLayout(let kind, let other): "这个文件的标题是\(other.title)的，不是\(kind.title)的。请选对文件，或改用 \(other.rawValue) import。"
        case .noSample(let kind): "\(kind.title)没有示例数据，请导入文件。"
        case .errorSheet: "这张错误表只列了出错的行，导入它会丢掉其余的行。请在原来的文件里改好这些行，再导入原来的文件。"
        case .severalSheets(let names): "文件里有几张有内容的工作表（\(names.joined(separator: "、"))），分不清要哪一张。请只留一张再导入。"
        }
    }
}

/// What is wrong with one cell of an imported sheet.
package struct ImportFault: Sendable, Hashable {
    package enum Code: String, Sendable {
        case missing = "cell.missing"
        case unknown = "cell.unknown"
        case format = "cell.format"
        case digitsLost = "cell.digits-lost"
        case unexpected = "cell.unexpected"
        case duplicate = "row.duplicate"
    }

    /// As Excel shows it.
    package let row: Int
    package let column: String
    package let code: Code
    package let message: String
}
