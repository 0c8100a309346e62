/// A list found in a sheet. Its rows keep the clerk's own columns.
package struct RecognisedTable: Sendable {
    /// Where the list begins, from 0: columns before it are empty.
    package let firstColumn: Int
    /// Everything above the list; its last row is the header.
    package let heading: [SourceRow]
    package let rows: SourceRows
    package let blankRows: Int
    /// By row number.
    package let mends: [Int: MendTag]
    /// Whether it has a header or a row that can be nothing but a person.
    let isCertain: Bool

    /// A row in the form that rules judge.
    package func row(_ index: Int, layout: Layout, normaliser: Normaliser, isTextFile: Bool) -> BatchRow {
        var row = BatchRow(number: rows.number(index), sequence: "", person: Person(), facts: isTextFile ? [.textFile] : [])
        rows.withCells(index) { cell in
            // What stands in front of the list, such as 合计, is shown where it can be seen.
            let front = (0..<firstColumn).map { cell($0).text.trimmed }.filter { !$0.isEmpty }
            let sequence = cell(firstColumn).text.trimmed
            row.take(front.isEmpty ? sequence : (front + [sequence]).joined(separator: " ").trimmed, layout, normaliser) {
                cell(firstColumn + $0)
            }
        }
        return row
    }
}

extension Layout {
    /// The sheet that holds the list, found by shape where that is certain. `chosen` counts from 0, hidden sheets included.
    package func recognise(_ sheets: [SourceSheet], chosen: Int?) throws(LayoutError) -> (sheet: Int, table: RecognisedTable) {
        if let chosen {
            guard sheets.indices.contains(chosen) else { throw .noSuchSheet(chosen + 1, of: sheets.count) }
            return (chosen, try recognise(sheets[chosen]))
        }
        var fitting: [(sheet: Int, table: RecognisedTable)] = []
        var refusal = LayoutError.empty
        for (index, sheet) in sheets.enumerated() {
            do { fitting.append((index, try recognise(sheet))) } catch {
                if error.likeness > refusal.likeness { refusal = error }
            }
        }
        let visible = fitting.filter { !sheets[$0.sheet].isHidden }
        let shown = visible.isEmpty ? fitting : visible
        let certain = shown.filter(\.table.isCertain)
        let candidates = certain.isEmpty ? shown : certain
        guard let only = candidates.first else { throw refusal }
        guard candidates.count == 1 else {
            throw .ambiguousSheet(candidates.map { FittingSheet(self, $0.table, index: $0.sheet, name: sheets[$0.sheet].name) })
        }
        return only
    }

    func recognise(_ sheet: SourceSheet) throws(LayoutError) -> RecognisedTable {
        let rows = sheet.rows.filled
        guard !rows.isEmpty else { throw .empty }
        let rivals = other.places(in: rows)
        guard let own = places(in: rows).reduce(nil, { best, place in best.map { place.outweighs($0, in: rows) ? place : $0 } ?? place })
        else {
            if rivals.contains(where: \.isReadable) { throw .mismatch(expected: self, found: .other(other)) }
            let width = rows.indices.lazy.map(rows.width).max() ?? 0
            throw .mismatch(expected: self, found: width < leastColumns ? .columns(width) : .noIdentityNumbers)
        }
        let sameCorner = ListPlace(layout: other, first: own.first, start: own.start, isReadable: false)
        if (rivals + [sameCorner]).contains(where: { $0.outweighs(own, in: rows) }) {
            throw .mismatch(expected: self, found: .other(other))
        }
        let data = rows[own.start..<rows.count]
        guard !data.isEmpty else { throw .empty }
        let heading = rows.prefix(own.start).map { $0 }
        let width = max(heading.last?.cells.count ?? 0, data.indices.lazy.map(data.width).max() ?? 0) - own.first
        guard width >= leastColumns else { throw .mismatch(expected: self, found: .columns(width)) }
        let above = heading.last?.number ?? data.number(0) - 1
        return RecognisedTable(
            firstColumn: own.first, heading: heading, rows: data, blankRows: max(0, sheet.rowCount - above - data.count),
            mends: mends(heading.last, data, behind: own.first),
            isCertain: rows.indices[..<own.start].contains { isHeader(rows, $0, own.first) }
                || data.indices.contains { holdsNumber(data, $0, own.first) && isPerson(data, $0, own.first) })
    }

    private func mends(_ header: SourceRow?, _ rows: SourceRows, behind first: Int) -> [Int: MendTag] {
        guard let header, let column = header.cells.lastIndex(where: { $0.text.trimmed == MendTag.title }), column >= first + columns.count
        else { return [:] }
        var mends: [Int: MendTag] = [:]
        for row in rows.indices { mends[rows.number(row)] = MendTag(rows.cell(row, column).text) }
        return mends
    }
}
