extension SheetDraft {
    /// A row as it is written.
    struct Row {
        let index: Int
        let isHeader: Bool
        fileprivate let table: CellTable
        fileprivate let places: Range<Int>
        fileprivate let lit: [Int]

        /// Values and filled places, by column.
        @inline(__always)
        func cells(_ body: (_ column: Int, _ cell: PackedCell, _ isLit: Bool) -> Void) {
            guard !lit.isEmpty else {
                for place in places { body(Int(table.columns[place]), table.cells[place], false) }
                return
            }
            let values = Dictionary(uniqueKeysWithValues: places.map { (Int(table.columns[$0]), table.cells[$0]) })
            for column in Set(values.keys).union(lit).sorted() { body(column, values[column] ?? .empty, lit.contains(column)) }
        }
    }

    /// Those that hold a value or a filled place, ascending.
    var rows: some Sequence<Row> {
        let bare = highlights.keys.filter { table.position(ofRow: $0) == nil }.sorted()
        var next = bare.makeIterator()
        var waiting = next.next()
        var position = 0
        return AnyIterator<Row> {
            let row = position < table.count ? table[position] : nil
            if let index = waiting, row.map({ index < $0.index }) ?? true {
                waiting = next.next()
                return Row(index: index, isHeader: false, table: table, places: 0..<0, lit: highlights[index] ?? [])
            }
            guard let row else { return nil }
            position += 1
            return Row(
                index: row.index, isHeader: row.index == headerRow, table: table, places: row.places, lit: highlights[row.index] ?? [])
        }
    }
}
