import Enrollment
import UnitStore

extension UnitDesk {
    package func deleteRows(_ rows: [Int], ofBatch number: Int, operator name: String) throws {
        try store.setDeleted(true, rows: rows, ofBatch: number, by: act(name))
    }

    package func bringBackRows(_ rows: [Int], ofBatch number: Int, operator name: String) throws {
        try store.setDeleted(false, rows: rows, ofBatch: number, by: act(name))
    }

    /// Cells typed anew on the page, by row; the rest of a row stays as it is.
    package func mend(_ typed: [Int: [PersonField: String]], ofBatch number: Int, operator name: String) throws {
        let batch = try store.batch(number)
        guard batch.state == .open else { throw StoreError.batchSubmitted(number) }
        let normaliser = Normaliser(tables: try codeTables())
        let records = try store.rows(ofBatch: number).filter { $0.state == .open && typed[$0.row.number] != nil }
        if let missing = typed.keys.first(where: { wanted in !records.contains { $0.row.number == wanted } }) {
            throw StoreError.rowUnknown(batch: number, row: missing)
        }
        let mended = records.compactMap { record -> (record: BatchRowRecord, row: BatchRow, cells: [String])? in
            var row = record.row
            var cells = record.cells
            var isChanged = false
            for (field, value) in typed[row.number] ?? [:] where value != row.person[field] {
                guard let column = batch.column(of: field) else { continue }
                row.mend(field, typed: value, normaliser: normaliser)
                if cells.count <= column { cells += Array(repeating: "", count: column + 1 - cells.count) }
                cells[column] = value
                isChanged = true
            }
            return isChanged ? (record, row, cells) : nil
        }
        guard !mended.isEmpty else { return }
        // A row of nobody may be about somebody now; a row that had its person keeps them.
        let lost = mended.filter { batch.layout == .amendments && $0.record.subject == nil }.map { ($0.row, $0.cells) }
        let kept = mended.filter { batch.layout != .amendments || $0.record.subject != nil }.map {
            NewBatchRow(row: $0.row, cells: $0.cells, keepsSubject: true)
        }
        try store.replace(kept + (lost.isEmpty ? [] : aimed(lost, firstColumn: batch.firstColumn)), ofBatch: number, by: act(name))
    }

    /// 经核对证件原件无误: every error of the row that may be confirmed.
    package func confirm(_ number: Int, row: Int, reason: String, operator name: String) throws -> [FindingCode] {
        guard !reason.trimmed.isEmpty else { throw DeskError.reasonMissing }
        let judged = try judgedBatch(number)
        guard judged.batch.state == .open else { throw StoreError.batchSubmitted(number) }
        guard let found = judged.rows.first(where: { $0.row.number == row }) else { throw StoreError.rowUnknown(batch: number, row: row) }
        guard !found.confirmable.isEmpty else { throw DeskError.nothingToConfirm(row: row) }
        try store.confirm(found.confirmable, row: row, ofBatch: number, reason: reason.trimmed, by: act(name))
        return found.confirmable
    }
}
