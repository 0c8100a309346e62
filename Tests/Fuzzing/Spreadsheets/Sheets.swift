@testable import Workbook

/// What holds of whatever was read: every cell can be shown, and a sheet that is written reads the same again.
enum Sheets {
    static func check(_ workbook: Workbook) {
        for sheet in workbook.sheets {
            let shown = values(sheet)
            Harness.promise(shown.count == sheet.valueCount, "values that are not there")
            Harness.promise(sheet.rowCount <= sheet.extent, "rows beyond the end")
            // Packing and unpacking takes ten times as long as all else: one input in eight or so has to do.
            for format in shown.count % 8 == 1 ? [WorkbookFormat.xls, .xlsx] : [.xls] {
                // More than a format holds is refused.
                guard sheet.rowCount <= 2000, let bytes = try? SheetDraft(sheet).encoded(as: format) else { continue }
                guard let again = try? Workbook(reading: bytes).sheets.first else { fatalError("\(format): not read again") }
                Harness.promise(values(again) == shown, "\(format): values that change")
            }
        }
    }

    private struct Value: Equatable {
        let row: Int
        let column: Int
        let text: String
    }

    private static func values(_ sheet: Sheet) -> [Value] {
        sheet.occupiedRows.flatMap { row in
            row.cells.enumerated().compactMap { column, cell in
                cell.isEmpty ? nil : Value(row: row.index, column: column, text: cell.displayText)
            }
        }
    }
}
