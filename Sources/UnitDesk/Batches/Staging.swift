import Enrollment
import UnitStore

package struct StagedBatch: Sendable {
    package let number: Int
    package let report: CheckReport
}

extension UnitDesk {
    /// Stores a list as a batch. Rows of our own error sheet go back to the rows they mend instead.
    package func stage(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, operator name: String) throws -> StagedBatch {
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: store.codeTables())
        if let number = try mend(list, by: name) {
            let judged = try judgedBatch(number)
            return StagedBatch(number: number, report: judged.report)
        }
        let report = list.report(in: try context(for: list.rows, besides: nil))
        let new = NewBatch(
            layout: layout, fileName: fileName, blankRows: list.table.blankRows, heading: list.table.heading.map { $0.cells.map(\.text) },
            rows: zip(list.rows, list.table.rows).map { (row: $0, cells: $1.cells.map(\.text)) })
        return StagedBatch(number: try store.stage(new, by: act(name)), report: report)
    }

    /// The batch that an error sheet belongs to, its open rows replaced; nil when the file is no error sheet of an open batch.
    private func mend(_ list: ReadList, by name: String) throws -> Int? {
        let tags = list.table.mends
        guard !tags.isEmpty, tags.count == list.rows.count, let number = tags.values.first?.batch,
            tags.values.allSatisfy({ $0.batch == number }),
            let batch = try? store.batch(number), batch.state == .open, batch.layout == list.layout
        else { return nil }
        let open = Set(try store.rows(ofBatch: number).filter { $0.state == .open }.map(\.row.number))
        for row in list.rows {
            guard let tag = tags[row.number], open.contains(tag.row) else { continue }
            try store.replace(
                BatchRow(number: tag.row, sequence: row.sequence, person: row.person, facts: row.facts), ofBatch: number, by: act(name))
        }
        return number
    }
}
