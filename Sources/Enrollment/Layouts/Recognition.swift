/// A list found in a sheet. Its rows keep the clerk's own columns.
package struct RecognisedTable: Sendable {
    /// Where the list begins, from 0.
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
            // What stands in front of a row that is nobody's, such as 合计, is shown where it can be seen; a tick in front of a person is not.
            let isNobody = layout.column(of: .name).map { cell(firstColumn + $0).isBlank } ?? false
            let front = isNobody ? 0..<firstColumn : firstColumn..<firstColumn
            let sequence = (front.map { cell($0) } + [cell(firstColumn)]).map(\.text.trimmed).filter { !$0.isEmpty }
            row.take(sequence.joined(separator: " "), layout, normaliser) { cell(firstColumn + $0) }
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
        // People in a sheet that is not read must not be forgotten beside one that is.
        var strangers: [Int] = []
        for (index, sheet) in sheets.enumerated() {
            do { fitting.append((index, try recognise(sheet))) } catch {
                if error.likeness > refusal.likeness { refusal = error }
                // Leavers beside new students are no strangers, but no list of leavers is as wide as this one.
                let isOfOther = error == .mismatch(expected: self, found: .other(other))
                if !isOfOther || other == .reductions && sheet.width >= leastColumns { strangers.append(index) }
            }
        }
        let visible = fitting.filter { !sheets[$0.sheet].isHidden }
        let shown = visible.isEmpty ? fitting : visible
        let isAnyCertain = shown.contains(where: \.table.isCertain)
        let candidates = shown.filter { !isAnyCertain || $0.table.isCertain || sheets[$0.sheet].holdsPeople }
        guard let only = candidates.first else { throw refusal }
        let others = strangers.filter { !sheets[$0].isHidden && sheets[$0].holdsPeople }
        guard candidates.count == 1, others.isEmpty else {
            let offered =
                candidates.map { FittingSheet(self, $0.table, index: $0.sheet, name: sheets[$0.sheet].name) }
                + others.map { FittingSheet(sheets[$0], index: $0) }
            throw .ambiguousSheet(offered.sorted { $0.index < $1.index })
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
        let sameCorner = ListPlace(layout: other, first: own.first, header: own.header, start: own.start, isReadable: false)
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
            mends: mends(own.header.map { rows[$0] }, data, behind: own.first),
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
