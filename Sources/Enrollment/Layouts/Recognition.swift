/// A list found in a sheet.
package struct RecognisedTable: Sendable {
    /// Everything above the list; its last row is the header.
    package let heading: [SourceRow]
    package let rows: [SourceRow]
    package let blankRows: Int
    /// By row number.
    package let mends: [Int: MendTag]
}

extension Layout {
    /// The sheet that holds the list, found by shape where that is certain. `chosen` counts from 0, hidden sheets included.
    package func recognise(_ sheets: [SourceSheet], chosen: Int?) throws(LayoutError) -> (sheet: Int, table: RecognisedTable) {
        if let chosen {
            guard sheets.indices.contains(chosen) else { throw .noSuchSheet(chosen + 1, of: sheets.count) }
            return (chosen, try recognise(sheets[chosen]))
        }
        var fitting: [(sheet: Int, table: RecognisedTable)] = []
        var firstError: LayoutError?
        for (index, sheet) in sheets.enumerated() {
            do { fitting.append((index, try recognise(sheet))) } catch {
                if firstError == nil || firstError == .empty { firstError = error }
            }
        }
        let visible = fitting.filter { !sheets[$0.sheet].isHidden }
        let candidates = visible.isEmpty ? fitting : visible
        guard let only = candidates.first else { throw firstError ?? .empty }
        guard candidates.count == 1 else { throw .ambiguousSheet(candidates.map { sheets[$0.sheet].name }) }
        return only
    }

    func recognise(_ sheet: SourceSheet) throws(LayoutError) -> RecognisedTable {
        let rows = sheet.rows.filter { !$0.isBlank }
        guard !rows.isEmpty else { throw .empty }
        let start = try firstDataRow(in: rows)
        let data = Array(rows[start...])
        let heading = Array(rows[..<start])
        guard let first = data.first else { throw .empty }
        let own = data.count { isIdentityNumber($0.cell(identityColumn)) }
        let others = data.count { isIdentityNumber($0.cell(other.identityColumn)) }
        guard others <= own else { throw .mismatch(expected: self, found: .other(other)) }
        let width = (heading.suffix(1) + data).map(\.cells.count).max() ?? 0
        guard width >= leastColumns else { throw .mismatch(expected: self, found: .columns(width)) }
        let above = heading.last?.number ?? first.number - 1
        return RecognisedTable(
            heading: heading, rows: data, blankRows: max(0, sheet.rowCount - above - data.count), mends: mends(heading.last, data))
    }

    /// Behind the header, which is the last row before the first that holds a readable identity number.
    private func firstDataRow(in rows: [SourceRow]) throws(LayoutError) -> Int {
        let window = rows.prefix(10)
        guard let readable = window.firstIndex(where: { isIdentityNumber($0.cell(identityColumn)) }) else {
            if window.contains(where: { isIdentityNumber($0.cell(other.identityColumn)) }) {
                throw .mismatch(expected: self, found: .other(other))
            }
            // No number at all: certain only where a header says so.
            guard let header = window.lastIndex(where: isHeader) else {
                let width = rows.map(\.cells.count).max() ?? 0
                throw .mismatch(expected: self, found: width < leastColumns ? .columns(width) : .noIdentityNumbers)
            }
            return header + 1
        }
        // A person whose number is missing, right above the first with one, must not be taken for the header.
        var start = readable
        while start > 0, isPerson(rows[start - 1]) { start -= 1 }
        return start
    }

    private func isHeader(_ row: SourceRow) -> Bool {
        fields.count { field in column(of: field).map { row.cell($0).text.trimmed == field.title } ?? false } >= 2
            || row.cell(identityColumn).text.trimmed.hasSuffix("号码")
    }

    /// Values that no header has.
    private func isPerson(_ row: SourceRow) -> Bool {
        switch self {
        case .additions, .amendments:
            if case .date = row.cell(5) { return true }
            return ["F", "M", "男", "女"].contains(row.cell(4).text.trimmed) || CalendarDate(written: row.cell(5).text.trimmed) != nil
        case .reductions:
            let name = row.cell(3).text.trimmed
            return !name.isEmpty && !name.contains("名") && row.cell(1).text.trimmed.isDigits
        }
    }

    /// Anything that was meant as a number: four digits or more and no Han.
    private func isIdentityNumber(_ cell: SourceCell) -> Bool {
        switch cell {
        case .number(let number): return number >= 1000
        case .text(let text):
            var digits = 0
            for scalar in text.unicodeScalars {
                if scalar.isHan { return false }
                if (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value) { digits += 1 }
            }
            return digits >= 4
        default: return false
        }
    }

    private func mends(_ header: SourceRow?, _ rows: [SourceRow]) -> [Int: MendTag] {
        guard let header, let column = header.cells.lastIndex(where: { $0.text.trimmed == MendTag.title }), column >= columns.count else {
            return [:]
        }
        var mends: [Int: MendTag] = [:]
        for row in rows { mends[row.number] = MendTag(row.cell(column).text) }
        return mends
    }
}
