import Enrollment
import Paperwork
import Workbook

/// A list as it was found in a file, normalised.
struct ReadList {
    let layout: Layout
    let fileName: String
    let table: RecognisedTable
    let rows: [BatchRow]

    init(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, tables: CodeTables) throws {
        let sheets = try Workbook(reading: bytes).sourceSheets
        let (index, table) = try layout.recognise(sheets, chosen: sheet)
        let normaliser = Normaliser(tables: tables)
        let isTextFile = sheets[index].isTextFile
        self.layout = layout
        self.fileName = fileName
        self.table = table
        rows = table.rows.map { BatchRow($0, layout: layout, normaliser: normaliser, isTextFile: isTextFile) }
    }

    func report(in context: RuleContext) -> CheckReport {
        CheckReport(file: fileName, rows: rows.count, blankRows: table.blankRows, findings: layout.findings(rows, in: context))
    }
}

package enum SheetCheck {
    /// With the shipped tables and no roster.
    package static func withSampleTables(
        _ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, today: CalendarDate
    ) throws -> CheckReport {
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: SampleTables.tables)
        return list.report(in: RuleContext(unit: SampleTables.unit, tables: SampleTables.tables, today: today))
    }
}

extension UnitDesk {
    /// Against the unit's tables and people; stores nothing.
    package func check(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?) throws -> CheckReport {
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: store.codeTables())
        return list.report(in: try context(for: list.rows, besides: nil))
    }

    func context(for rows: [BatchRow], besides batch: Int?) throws -> RuleContext {
        RuleContext(
            unit: try unit().profile, tables: try store.codeTables(), severities: try store.severities(), today: clock.today,
            roster: try store.rosterView(for: rows, besides: batch))
    }
}
