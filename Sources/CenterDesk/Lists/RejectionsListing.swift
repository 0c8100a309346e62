import CenterStore
import Enrollment
import Paperwork

extension CenterDesk {
    /// The rejected rows of each unit's newest declaration: 错误数据.
    func rejectionsListing(_ units: [RegisteredUnit]) throws -> Listing {
        let names = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        var rows: [[ListingValue]] = []
        for record in try store.newestDeclarations(insuranceYear: profile.insuranceYear) {
            guard let name = names[record.unit] else { continue }
            let outcomes = try store.outcomes(record.id)
            for row in try store.declared(record.id) {
                guard let outcome = outcomes[row.person.reference], outcome.kind == .rejected else { continue }
                let start: [ListingValue] = [
                    .text(record.unit), .text(name), .text(row.person.reference.text), .text(outcome.personalNumber),
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
            title: "错误数据",
            columns: CenterColumns.unit + [ListingColumn("reference", "人员标识"), ListingColumn("personalNumber", "编号")]
                + CenterColumns.person + [
                    ListingColumn("reasonCode", "错误代码"), ListingColumn("reason", "错误信息"), ListingColumn("party", "由谁处理"),
                    ListingColumn("deadline", "截止日期"),
                ],
            rows: rows)
    }
}
