import Enrollment
import LongWork
import UnitStore

package struct Submission: Sendable {
    package let batch: Int
    package let submitted: Int
    /// Rows that stay in the batch.
    package let kept: Int
}

extension UnitDesk {
    /// Stands for a reduction whose sheet gives no reason.
    package static let batchReductionReason = "批量减少"

    /// Runs all rules again. Without `goodRowsOnly` it is all rows or none. `reason` is that of reductions.
    package func submit(
        _ number: Int, goodRowsOnly: Bool, reason: String = batchReductionReason, operator name: String,
        progress: WorkProgress = WorkProgress()
    ) throws -> Submission {
        try progress.begin("正在校验第 \(number) 批")
        let judged = try judgedBatch(number)
        guard judged.batch.state == .open else { throw StoreError.batchSubmitted(number) }
        guard goodRowsOnly || judged.rejected == 0 else { throw DeskError.batchHasErrors(rows: judged.rejected) }
        let good = judged.rows.filter { !$0.isRejected }
        guard !good.isEmpty else { throw DeskError.batchEmpty }
        try progress.begin("正在提交第 \(number) 批", of: good.count)
        switch judged.batch.layout {
        case .additions:
            var generator = SystemRandomNumberGenerator()
            let rows = good.map { row in
                let counted = row.findings.filter { $0.confirmable && row.confirmed.contains($0.code) }.map(\.code)
                return (row: row.row, reference: PersonReference.random(using: &generator), confirmed: counted)
            }
            try store.submitAdditions(rows, ofBatch: number, by: act(name), progress: progress)
        case .reductions:
            let rows = try good.map { row in
                guard let person = try store.find(row.row.person.identity) else { throw StoreError.personUnknown }
                return (row: row.row.number, reference: person.reference)
            }
            try store.submitReductions(rows, ofBatch: number, reason: reason, on: clock.today, by: act(name), progress: progress)
        case .amendments:
            let rows = try good.map { row in
                guard let former = row.former else { throw StoreError.personUnknown }
                let amendment = Amendment(reference: former.reference, person: row.row.person.onOneLine, version: former.version)
                return (row: row.row.number, amendment: amendment)
            }
            try store.submitAmendments(rows, ofBatch: number, by: act(name), progress: progress)
        }
        return Submission(batch: number, submitted: good.count, kept: judged.rejected)
    }

    package func discard(_ number: Int, operator name: String) throws -> Int { try store.discard(number, by: act(name)) }

    package func undo(_ number: Int, operator name: String, progress: WorkProgress = WorkProgress()) throws -> Int {
        guard try store.batch(number).state != .discarded else { throw StoreError.batchSubmitted(number) }
        try backUp(.beforeUndo)
        try progress.begin("正在撤销第 \(number) 批")
        return try store.undo(number, on: clock.today, by: act(name), progress: progress)
    }
}
