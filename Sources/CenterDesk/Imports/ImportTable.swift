import CenterStore
import Enrollment

/// The data rows of the one sheet of a file that holds any.
struct ImportTable {
    let kind: SheetKind
    let rows: [SourceRow]
    let blankRows: Int

    init(_ sheets: [SourceSheet], kind: SheetKind) throws(ImportRefusal) {
        let filled = sheets.filter { !$0.isHidden && !$0.rows.allSatisfy(\.isBlank) }
        guard filled.count <= 1 else { throw .severalSheets(filled.map(\.name)) }
        guard let sheet = filled.first, let header = sheet.rows.first(where: { !$0.isBlank }) else { throw .empty(kind) }
        let titles = header.cells.map { CellText.of($0) }
        let width = titles.reversed().drop { $0.isEmpty }.count
        for other in SheetKind.allCases where other != kind && Array(titles.prefix(width)) == other.columns {
            throw .otherLayout(kind, looksLike: other)
        }
        guard width >= kind.columns.count - kind.optionalTail else { throw .tooFewColumns(kind, found: width) }
        rows = sheet.rows.filter { $0.number > header.number && !$0.isBlank }
        guard !rows.isEmpty else { throw .empty(kind) }
        blankRows = max(0, (rows.last?.number ?? header.number) - header.number - rows.count)
        self.kind = kind
    }
}

/// Reads one kind of sheet, row by row. Pure: what it must know of the store is handed in.
protocol SheetReader {
    associatedtype Value

    static var kind: SheetKind { get }
    /// nil where a fault was noted.
    func value(_ row: inout RowReader) -> Value?
    /// Columns whose values together may stand in one row only, with how two rows are alike.
    func keys(_ value: Value) -> [(column: Int, key: String)]
}

extension SheetReader {
    /// All values, and all faults in the order of rows.
    func read(_ table: ImportTable) -> (values: [Value], faults: [ImportFault]) {
        var values: [Value] = []
        var faults: [ImportFault] = []
        var seen: [String: Int] = [:]
        for source in table.rows {
            var row = RowReader(source, columns: Self.kind.columns)
            if let value = value(&row), row.faults.isEmpty {
                for (column, key) in keys(value) {
                    let slot = "\(column)\u{1F}\(key)"
                    if let first = seen[slot] {
                        row.note(column, .duplicate, "与第 \(first) 行重复，请只留一行。")
                    } else {
                        seen[slot] = row.number
                    }
                }
                values.append(value)
            }
            let order = Self.kind.columns
            faults += row.faults.sorted { (order.firstIndex(of: $0.column) ?? 0) < (order.firstIndex(of: $1.column) ?? 0) }
        }
        return (values, faults)
    }
}
