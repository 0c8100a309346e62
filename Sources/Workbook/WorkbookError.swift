/// Why a file is not read, or a sheet not written. Nothing of it was used.
package enum WorkbookError: Error, Sendable, Hashable {
    /// Damaged, or no workbook at all.
    case unreadable
    case encrypted
    /// A kind of file or a version that is recognised and not read.
    case unsupported(kind: String)
    /// An archive of files, of which one may be a list.
    case packed
    /// A web page without a table: mostly what a system shows in place of the list.
    case withoutTable
    /// Excel's web page of several sheets, which lie in files beside it.
    case sheetsElsewhere
    case tooLarge
    case beyond(Bound)
    case empty
    /// The end is missing.
    case cutOff
    /// A quotation mark opens a field that nothing closes.
    case openQuote(row: Int)
    /// Bytes of a text that are no character; the line counts from 1.
    case unknownCharacter(row: Int)
    /// More rows than the format holds.
    case tooManyRows(limit: Int)
    /// More columns than the format holds.
    case tooManyColumns(limit: Int)
    /// More characters than a cell of Excel holds.
    case tooLong(limit: Int)

    /// What there is too much of.
    package enum Bound: Sendable, Hashable, CaseIterable {
        /// Bytes of the file.
        case file
        /// Bytes of what a ZIP holds.
        case unpacked
        case sheets
        case rows
        case columns
        case cells
        /// In one cell.
        case text
        /// Of all cells together.
        case texts
        /// Elements within one another.
        case depth
    }

    package var code: String {
        switch self {
        case .unreadable, .empty, .cutOff, .openQuote, .unknownCharacter: "workbook.unreadable"
        case .encrypted: "workbook.encrypted"
        case .unsupported, .packed, .withoutTable, .sheetsElsewhere: "workbook.unsupported"
        case .tooLarge, .beyond, .tooManyColumns, .tooLong: "workbook.too-large"
        case .tooManyRows: "workbook.too-many-rows"
        }
    }

    package var message: String {
        switch self {
        case .unreadable: "这个文件不是 Excel 表格，或者已经损坏，读不出来。请用 Excel 打开它，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .encrypted: "这个表格设了密码，读不出来。请用 Excel 打开它，去掉密码或撤销工作簿保护，保存后再导入。"
        case .unsupported(let kind): "这个文件是\(kind)，本程序不读这种格式。请换成 Excel 表格；能用 Excel 打开的，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .packed: "这个文件是压缩包。请先解压，再导入里面的表格。"
        case .withoutTable: "这个文件是网页，里面没有表格，可能是导出时登录已经失效。请回到原来的系统重新导出，用 Excel 打开看一下再导入。"
        case .sheetsElsewhere: "这个文件是 Excel 存成的网页，各个工作表另在旁边的文件夹里。请用 Excel 打开它，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .tooLarge: "这个表格太大，超出了能读的范围。请删去多余的行、列或图片，或者分成几个文件再导入。"
        case .beyond(.file): "这个文件超过 \(Workbook.Limits.fileSize >> 20) MB，读不下。请用 Excel 打开它，删去图片和名单以外的内容，保存后再导入。"
        case .beyond(.unpacked): "这个文件解压以后太大，不像名单。请用 Excel 打开它，把名单单独存成一个文件再导入。"
        case .beyond(.sheets): "这个文件里的表格超过 \(Workbook.Limits.sheets) 个，读不下。请把名单单独存成一个文件再导入。"
        case .beyond(.rows): "这个表格超过 \(Workbook.Limits.rows) 行，读不下。请删去多余的行，或者分成几个文件再导入。"
        case .beyond(.columns): "这个表格超过 \(Workbook.Limits.columns) 列，读不下。请删去名单以外的列再导入。"
        case .beyond(.cells): "这个表格超过 \(Workbook.Limits.cells / 10_000) 万格，读不下。请删去名单以外的行、列和工作表，或者分成几个文件再导入。"
        case .beyond(.text): "这个表格里有一格的文字太长，不像名单。请用 Excel 打开它，删去这样的格子后再导入。"
        case .beyond(.texts): "这个表格里的文字加起来太多，读不下。请删去名单以外的列和工作表，或者分成几个文件再导入。"
        case .beyond(.depth): "这个文件里一层套一层，套得太深，不像表格。请用 Excel 打开它，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .empty: "这个文件是空的，一个字节也没有。请看一下是不是选错了文件，或者没有复制完。"
        case .cutOff: "这个文件不完整，末尾缺了一截，可能没有下载完。请重新导出或下载后再导入。"
        case .openQuote(let row): "第 \(row) 行有一个英文双引号只有一半，后面的行分不开。请用 Excel 打开它，补上或删去这个引号，保存后再导入。"
        case .unknownCharacter(let row): "第 \(row) 行有一个字已经损坏，认不出来。请用 Excel 打开它，找到这一行改正，另存为“Excel 97-2003 工作簿（.xls）”后再导入。"
        case .tooManyColumns(let limit): "这份名单超过 \(limit) 列，这种格式放不下。请改存为 .csv，或者删去一些列。"
        case .tooLong(let limit): "有一格的文字超过 \(limit) 个字，Excel 的格子放不下。请改存为 .csv，或者把这一格改短。"
        case .tooManyRows(let limit): ".xls 最多只能放 \(limit) 行，这份名单放不下。请改存为 .xlsx。"
        }
    }
}
