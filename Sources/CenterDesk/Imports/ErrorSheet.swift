import CenterStore
import Enrollment
import Paperwork
import Workbook

/// The operator's own rows and columns, failing cells filled, the reasons behind them.
enum ErrorSheet {
    static let title = "错误原因"
    /// Over the reasons of a sheet that lacks the good rows: importing it would drop them.
    static let partialTitle = "错误原因（只列出错的行）"
    /// As many as an .xls holds; of a larger file only the rows with faults are told.
    private static let wholeRows = 65_535

    static func draft(_ report: SheetReport, of file: ImportFile) throws -> SheetDraft {
        let faults = Dictionary(grouping: report.faults, by: \.row)
        let isWhole = report.rows <= wholeRows
        var table = try ImportTable(file.rows(file.survey()), kind: report.kind)
        var rows: [MarkedRow] = []
        while let row = try table.next() {
            let found = faults[row.number] ?? []
            guard isWhole || !found.isEmpty else { continue }
            rows.append(
                MarkedRow(
                    cells: row.cells.map { CellText.of($0) },
                    marks: Set(found.compactMap { report.kind.columns.firstIndex(of: $0.column) }),
                    reasons: found.map { "\($0.column)：\($0.message)" }))
        }
        // Columns that the file lacks stay without a title, so that they still count as lacking.
        return MarkedRow.sheet(
            name: "错误表", header: table.titles, width: report.kind.columns.count, rows: rows,
            reasonTitle: isWhole ? title : partialTitle)
    }
}

extension CenterDesk {
    /// What to mend in a file that was not taken in: all its rows where an .xls holds them, so that it can be imported again as it is.
    package func errorSheet(_ report: SheetReport, of file: ImportFile, as format: WorkbookFormat) throws -> [UInt8] {
        try ErrorSheet.draft(report, of: file).encoded(as: format)
    }
}
