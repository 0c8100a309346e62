import CenterStore
import Enrollment
import Paperwork

extension CenterDesk {
    /// Where each unit stands: activated, registered, declared, decided.
    func unitsListing(_ units: [RegisteredUnit]) throws -> Listing {
        let newest = Dictionary(
            try store.newestDeclarations(insuranceYear: profile.insuranceYear).map { ($0.unit, $0) }, uniquingKeysWith: { $1 })
        let rows = try units.map { unit -> [ListingValue] in
            let activation = try store.activations(unit: unit.code).first(where: \.isCurrent)
            let standing = try newest[unit.code].map { try DeclarationStanding($0, store) }
            return [
                .text(unit.code), .text(unit.name), .word(unit.kind.rawValue, reads: unit.kind.title), .text(state(activation)),
                activation.map { .count($0.sequence) } ?? .none(reads: ""),
                standing.map { .count($0.record.sequence) } ?? .none(reads: ""),
                standing.map { .count($0.record.totals.declared) } ?? .none(reads: ""),
            ] + (standing?.counts ?? Array(repeating: .none(reads: ""), count: 3))
        }
        return Listing(
            title: "单位",
            columns: CenterColumns.unit + [
                ListingColumn("kind", "类别"), ListingColumn("state", "状态"), ListingColumn("activation", "开户包"),
                ListingColumn("declaration", "申报包"), ListingColumn("declared", "下年度申报"),
            ] + DeclarationStanding.columns,
            rows: rows)
    }

    private func state(_ activation: ActivationRecord?) -> String {
        guard let activation else { return "未开户" }
        return activation.certificates == nil ? "已开户，待首次申报" : "已注册"
    }
}

/// A declaration with what was decided of its rows so far.
struct DeclarationStanding {
    static let columns = [ListingColumn("accepted", "已通过"), ListingColumn("rejected", "错误"), ListingColumn("pending", "待核查")]

    let record: DeclarationRecord
    let accepted: Int
    let rejected: Int

    init(_ record: DeclarationRecord, _ store: CenterStore) throws {
        self.record = record
        let tally = try store.tally(record.id)
        func people(_ kind: OutcomeKind) -> Int { tally.reduce(0) { $0 + ($1.key.kind == kind ? $1.value : 0) } }
        accepted = people(.accepted)
        rejected = people(.rejected)
    }

    var counts: [ListingValue] { [.count(accepted), .count(rejected), .count(record.totals.declared - accepted - rejected)] }
}
