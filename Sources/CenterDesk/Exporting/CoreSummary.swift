import CenterStore
import Enrollment

/// What an export says of itself, in `datapackage.json` under `canbao`; what was loaded is held against it.
struct CoreSummary: Sendable {
    let profile: CenterProfile
    /// RFC 3339.
    let made: String
    /// Rows by table.
    var rows: [String: Int] = [:]
    var fees = Fees()

    /// Over all of `fees.csv`.
    struct Fees: Sendable, Equatable {
        var insured = 0
        var exempt = 0
        var amounts = Amounts.zero
        /// Rows without amounts, since a rate is missing.
        var unrated = 0

        mutating func add(_ fee: PlanFee) {
            insured += fee.insured
            exempt += fee.exempt
            if let more = fee.amounts { amounts = amounts + more } else { unrated += 1 }
        }

        /// By the name of the column in `fees.csv`.
        var sums: [(column: String, sum: Int)] {
            [("insured", insured), ("exempt", exempt)] + zip(CoreTable.amounts, amounts.all).map { (column: $0, sum: $1) }
        }
    }
}
