import Enrollment
import LongWork
import UnitStore

package struct StagedBatch: Sendable {
    package let number: Int
    package let report: CheckReport
    /// The file was our own error sheet: the batch is an older one, of which so many rows were replaced.
    package let mended: Int?
}

/// What became of several files taken in at once.
package struct StagedFiles: Sendable {
    package let batches: [StagedBatch]
    /// Files that could not be read, each with its sentence.
    package let refused: [(fileName: String, message: String)]
}

extension UnitDesk {
    /// Stores a list as a batch. Rows of our own error sheet go back to the rows they mend instead.
    package func stage(
        _ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, operator name: String, progress: WorkProgress = WorkProgress()
    ) throws -> StagedBatch {
        switch try prepare(layout, fileName: fileName, bytes: bytes, sheet: sheet, progress) {
        case .mending(let number, let rows):
            try progress.begin("正在保存")
            try store.replace(rows, ofBatch: number, by: act(name))
            return StagedBatch(number: number, report: try judgedBatch(number).report, mended: rows.count)
        case .new(let batch, let report):
            try progress.begin("正在保存", of: batch.rows.count)
            return StagedBatch(number: try store.stage(batch, by: act(name), progress: progress), report: report, mended: nil)
        }
    }

    /// A batch a file, all stored in one step; a file that can't be read leaves the others in.
    package func stage(
        _ layout: Layout, files: [(name: String, bytes: [UInt8])], operator name: String, progress: WorkProgress = WorkProgress()
    ) throws -> StagedFiles {
        var prepared: [(batch: NewBatch, report: CheckReport)] = []
        var refused: [(fileName: String, message: String)] = []
        for file in files {
            do {
                switch try prepare(layout, fileName: file.name, bytes: file.bytes, sheet: nil, progress) {
                case .new(let batch, let report): prepared.append((batch, report))
                case .mending: refused.append((file.name, "这是错误表，请单独导入。"))
                }
            } catch LayoutError.ambiguousSheet {
                refused.append((file.name, "里面有几个工作表都像名单，请单独导入这个文件，再选择工作表。"))
            } catch {
                guard let (_, message) = Refusals.describe(error) else { throw error }
                refused.append((file.name, message))
            }
        }
        try progress.begin("正在保存", of: prepared.reduce(0) { $0 + $1.batch.rows.count })
        let numbers = try store.stage(prepared.map(\.batch), by: act(name), progress: progress)
        return StagedFiles(
            batches: zip(numbers, prepared).map { StagedBatch(number: $0, report: $1.report, mended: nil) }, refused: refused)
    }

    private enum Prepared {
        case new(NewBatch, CheckReport)
        case mending(batch: Int, rows: [NewBatchRow])
    }

    /// Reads and judges; stores nothing.
    private func prepare(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, _ progress: WorkProgress) throws -> Prepared {
        try progress.begin("正在读取 \(fileName)")
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: store.codeTables())
        if let (number, rows) = try mends(list) { return .mending(batch: number, rows: rows) }
        let (rows, former) = try considered(list)
        guard !rows.isEmpty else { throw DeskError.nothingChanged(rows: list.rows.count) }
        try progress.begin("正在校验 \(rows.count) 行")
        let findings = try layout.findingsOnAllCores(rows.map(\.row), in: context(for: rows.map(\.row), besides: nil, former: former))
        let batch = NewBatch(
            layout: layout, fileName: fileName, blankRows: list.table.blankRows, heading: list.table.heading.map { $0.cells.map(\.text) },
            firstColumn: list.table.firstColumn, rows: rows)
        return .new(batch, CheckReport(file: fileName, rows: rows.count, blankRows: list.table.blankRows, findings: findings))
    }

    /// The batch that an error sheet belongs to and its rows as they shall be; nil when the file is no error sheet of an open batch.
    private func mends(_ list: ReadList) throws -> (batch: Int, rows: [NewBatchRow])? {
        let tags = list.table.mends
        guard !tags.isEmpty, tags.count == list.rows.count, let number = tags.values.first?.batch,
            tags.values.allSatisfy({ $0.batch == number }),
            let batch = try? store.batch(number), batch.state == .open, batch.layout == list.layout
        else { return nil }
        let open = try store.rows(ofBatch: number).filter { $0.state == .open }.reduce(into: [:]) { $0[$1.row.number] = $1 }
        let rows = zip(list.rows, list.table.rows).compactMap { row, source -> (row: BatchRow, cells: [String])? in
            guard let tag = tags[row.number], let stored = open[tag.row] else { return nil }
            let former = stored.cells
            // In front of the list stands what stood there; behind the clerk's own columns, our reason and our tag.
            let width = max(former.count, batch.firstColumn + list.layout.columns.count)
            let front = former.prefix(batch.firstColumn) + Array(repeating: "", count: max(0, batch.firstColumn - former.count))
            let cells = front + source.cells.dropFirst(list.table.firstColumn).map(\.text)
            // What the first source had lost is lost until the cell is written anew: in our sheet everything is text.
            let lost = stored.row.facts.filter { fact in
                guard let column = batch.column(of: fact.field) else { return false }
                return former.indices.contains(column) && cells.indices.contains(column) && former[column] == cells[column]
            }
            let facts = row.facts.union(lost)
            return (BatchRow(number: tag.row, sequence: row.sequence, person: row.person, facts: facts), Array(cells.prefix(width)))
        }
        return (
            number,
            list.layout == .amendments
                ? try aimed(rows, firstColumn: batch.firstColumn) : rows.map { NewBatchRow(row: $0.row, cells: $0.cells) }
        )
    }
}
