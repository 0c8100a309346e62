import Enrollment
import Paperwork
import UnitStore
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
        let (rows, former) = try considered(list)
        let findings = layout.findings(rows.map(\.row), in: try context(for: rows.map(\.row), besides: nil, former: former))
        return CheckReport(file: fileName, rows: list.rows.count, blankRows: list.table.blankRows, findings: findings)
    }

    /// All sheets of a workbook, hidden ones included: the places `stage` counts by.
    package func sheetNames(_ bytes: [UInt8]) throws -> [String] { try Workbook(reading: bytes).sheets.map(\.name) }

    /// The rows that a batch would hold: of an edited roster those that change somebody.
    func considered(_ list: ReadList) throws -> (rows: [NewBatchRow], former: [Int: PersonRecord]) {
        let rows = zip(list.rows, list.table.rows).map { (row: $0, cells: $1.cells.map(\.text)) }
        guard list.layout == .amendments else { return (rows.map { NewBatchRow(row: $0.row, cells: $0.cells) }, [:]) }
        let changing = try changing(rows)
        return (changing, changing.reduce(into: [:]) { $0[$1.row.number] = $1.subject })
    }

    func context(for rows: [BatchRow], besides batch: Int?, former: [Int: PersonRecord] = [:]) throws -> RuleContext {
        var roster = try store.rosterView(for: rows, besides: batch)
        roster.former = former.mapValues(\.person)
        roster.subjects = former.mapValues(\.reference)
        return RuleContext(
            unit: try unit().profile, tables: try codeTables(), severities: try store.severities(), today: clock.today, roster: roster)
    }
}
