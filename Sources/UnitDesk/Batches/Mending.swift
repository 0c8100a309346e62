import Enrollment
import UnitStore

extension UnitDesk {
    package func deleteRows(_ rows: [Int], ofBatch number: Int, operator name: String) throws {
        try store.setDeleted(true, rows: rows, ofBatch: number, by: act(name))
    }

    package func bringBackRows(_ rows: [Int], ofBatch number: Int, operator name: String) throws {
        try store.setDeleted(false, rows: rows, ofBatch: number, by: act(name))
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
