import CenterStore
import Enrollment
import Paperwork

extension CenterDesk {
    /// The rows of each unit's newest declaration that were decided so.
    func rowsListing(_ units: [RegisteredUnit], _ kind: OutcomeKind, title: String) throws -> Listing {
        var rows: [[ListingValue]] = []
        for unit in units {
            guard let record = try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit.code) else { continue }
            for (row, outcome) in try store.decidedRows(record.id, kind) {
                let start: [ListingValue] = [
                    .text(unit.code), .text(unit.name), .text(row.person.reference.text), .text(outcome.personalNumber),
                ]
                let person = row.person.person.fields.map(ListingValue.text)
                let end: [ListingValue] = [
                    .text(outcome.reasonCode), .text(outcome.reason),
                    outcome.party.map { .word($0.rawValue, reads: $0.title) } ?? .text(""),
                    .text(outcome.deadline?.description ?? ""),
                ]
                rows.append(start + person + end)
            }
        }
        return Listing(
            title: title,
            columns: CenterColumns.unit + [ListingColumn("reference", "人员标识"), ListingColumn("personalNumber", "编号")]
                + CenterColumns.person + [
                    ListingColumn("reasonCode", "错误代码"), ListingColumn("reason", "错误信息"), ListingColumn("party", "由谁处理"),
                    ListingColumn("deadline", "截止日期"),
                ],
            rows: rows)
    }
}
