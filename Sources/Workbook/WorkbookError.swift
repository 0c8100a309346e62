/// Why a file is not read, or a sheet not written. Nothing of it was used.
package enum WorkbookError: Error, Sendable, Hashable {
    /// Damaged, or no workbook at all.
    case unreadable
    case encrypted
    /// A kind of file or a version that is recognised and not read.
    case unsupported(kind: String)
    case tooLarge
    case empty
    /// More rows than the format holds.
    case tooManyRows(limit: Int)

    package var code: String {
        switch self {
        case .unreadable, .empty: "workbook.unreadable"
        case .encrypted: "workbook.encrypted"
        case .unsupported: "workbook.unsupported"
        case .tooLarge: "workbook.too-large"
        case .tooManyRows: "workbook.too-many-rows"
        }
    }

    package var message: String {
        switch self {
        case .unreadable: "这个文件不是 Excel 表格，或者已经损坏，读不出来。请用 Excel 打开它，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .encrypted: "这个表格设了密码，读不出来。请用 Excel 打开它，去掉密码，保存后再导入。"
        case .unsupported(let kind): "这个文件是\(kind)，本程序不读这种格式。请用 Excel 打开它，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .tooLarge: "这个表格太大，超出了能读的范围。请删去多余的行、列或图片，或者分成几个文件再导入。"
        case .empty: "这个文件是空的，一个字节也没有。请看一下是不是选错了文件，或者没有复制完。"
        case .tooManyRows(let limit): ".xls 最多只能放 \(limit) 行，这份名单放不下。请改存为 .xlsx。"
        }
    }
}
