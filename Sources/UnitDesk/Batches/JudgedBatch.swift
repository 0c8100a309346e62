import Enrollment
import UnitStore

/// A batch with what the rules say of it now. Findings are never stored: they are always those of today's roster.
package struct JudgedBatch: Sendable {
    package struct Row: Sendable {
        package let row: BatchRow
        /// The cells as the clerk's sheet had them.
        package let cells: [String]
        package let findings: [Finding]
        package let confirmed: Set<FindingCode>
        /// Amendments: the person as the roster has them now; nil when nobody is meant.
        package let former: PersonRecord?

        /// Errors that nobody has confirmed.
        package var openErrors: [Finding] { findings.filter { $0.severity == .error && !($0.confirmable && confirmed.contains($0.code)) } }
        package var isRejected: Bool { !openErrors.isEmpty }
        package var warns: Bool { !isRejected && findings.contains { $0.severity == .warning } }
        package var confirmable: [FindingCode] { openErrors.filter(\.confirmable).map(\.code) }
    }

    package let batch: BatchRecord
    /// Those neither submitted nor deleted.
    package let rows: [Row]
    package let deleted: [Int]

    package var accepted: Int { rows.count { !$0.isRejected } }
    package var rejected: Int { rows.count - accepted }
    package var warned: Int { rows.count { $0.warns } }

    package var report: CheckReport {
        CheckReport(
            file: batch.fileName, rows: rows.count, blankRows: batch.blankRows,
            findings: rows.flatMap { row in row.findings.filter { !($0.confirmable && row.confirmed.contains($0.code)) } })
    }
}

extension UnitDesk {
    package func batches() throws -> [BatchRecord] { try store.batches() }

    package func judgedBatch(_ number: Int) throws -> JudgedBatch {
        try remember(.batch(number, clock.today)) { try judge(number) }
    }

    private func judge(_ number: Int) throws -> JudgedBatch {
        let batch = try store.batch(number)
        let records = try store.rows(ofBatch: number)
        let open = records.filter { $0.state == .open }
        let (rows, former) = batch.layout == .amendments ? try amended(open) : (open.map(\.row), [:])
        var findings: [Int: [Finding]] = [:]
        if batch.state == .open, !rows.isEmpty {
            let context = try context(for: rows, besides: number, former: former)
            for finding in try batch.layout.findingsOnAllCores(rows, in: context) { findings[finding.row, default: []].append(finding) }
        }
        return JudgedBatch(
            batch: batch,
            rows: zip(open, rows).map { record, row in
                JudgedBatch.Row(
                    row: row, cells: record.cells, findings: findings[row.number] ?? [], confirmed: record.confirmed,
                    former: former[row.number])
            },
            deleted: records.filter { $0.state == .deleted }.map(\.row.number))
    }
}
