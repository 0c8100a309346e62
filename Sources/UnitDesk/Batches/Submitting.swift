import Enrollment
import UnitStore

package struct Submission: Sendable {
    package let batch: Int
    package let submitted: Int
    /// Rows that stay in the batch.
    package let kept: Int
}

extension UnitDesk {
    /// Runs all rules again. Without `goodRowsOnly` it is all rows or none.
    package func submit(_ number: Int, goodRowsOnly: Bool, operator name: String) throws -> Submission {
        let judged = try judgedBatch(number)
        guard judged.batch.state == .open else { throw StoreError.batchSubmitted(number) }
        guard goodRowsOnly || judged.rejected == 0 else { throw DeskError.batchHasErrors(rows: judged.rejected) }
        let good = judged.rows.filter { !$0.isRejected }
        guard !good.isEmpty else { throw DeskError.batchEmpty }
        switch judged.batch.layout {
        case .additions:
            var generator = SystemRandomNumberGenerator()
            let rows = good.map { row in
                let counted = row.findings.filter { $0.confirmable && row.confirmed.contains($0.code) }.map(\.code)
                return (row: row.row, reference: PersonReference.random(using: &generator), confirmed: counted)
            }
            try store.submitAdditions(rows, ofBatch: number, by: act(name))
        case .reductions:
            let rows = try good.map { row in
                guard let person = try store.find(row.row.person.identity) else { throw StoreError.personUnknown }
                return (row: row.row, reference: person.reference)
            }
            try store.submitReductions(rows, ofBatch: number, reason: "批量减少", on: clock.today, by: act(name))
        }
        return Submission(batch: number, submitted: good.count, kept: judged.rejected)
    }

    package func discard(_ number: Int, operator name: String) throws -> Int { try store.discard(number, by: act(name)) }

    package func undo(_ number: Int, operator name: String) throws -> Int {
        guard try store.batch(number).state != .discarded else { throw StoreError.batchSubmitted(number) }
        try backUpAutomatically("before-undo")
        return try store.undo(number, on: clock.today, by: act(name))
    }
}
