import CenterStore
import Paperwork

extension CenterDesk {
    /// Every declaration accepted for the year, oldest first, with what was decided of it.
    func declarationsListing(_ units: [RegisteredUnit]) throws -> Listing {
        let names = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        let rows = try store.declarations(insuranceYear: profile.insuranceYear).compactMap { record -> [ListingValue]? in
            guard let name = names[record.unit] else { return nil }
            return [
                .text(record.unit), .text(name), .count(record.sequence), .text(record.received), .count(record.totals.renewals),
                .count(record.totals.additions), .count(record.totals.reductions), .count(record.totals.declared),
            ] + (try DeclarationStanding(record, store).counts) + [.text("sha256:" + record.manifest)]
        }
        return Listing(
            title: "申报包",
            columns: CenterColumns.unit + [
                ListingColumn("sequence", "序号"), ListingColumn("time", "收到时间"), ListingColumn("renewals", "上年度续保"),
                ListingColumn("additions", "本年度新增"), ListingColumn("reductions", "本年度减少"), ListingColumn("declared", "下年度申报"),
            ] + DeclarationStanding.columns + [ListingColumn("manifest", "摘要")],
            rows: rows)
    }
}
