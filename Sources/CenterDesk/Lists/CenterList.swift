import Enrollment
import Paperwork

/// The lists of the center. The raw value is the word on the command line.
package enum CenterList: String, Sendable, CaseIterable {
    case units
    case declarations
    case rejections
    /// Rows that wait: nobody decided, or the center has to.
    case pending
    case fees
    case cards
    case cardFailures = "card-failures"
    case packages
    case missing
}

extension CenterDesk {
    /// - Parameter unit: one unit's rows only; `unit.unknown` for a code nobody has.
    package func listing(_ list: CenterList, unit: String? = nil) throws -> Listing {
        let units = try unit.map { [try self.unit($0)] } ?? store.units()
        return switch list {
        case .units: try unitsListing(units)
        case .declarations: try declarationsListing(units)
        case .rejections: try rowsListing(units, .rejected, title: "错误数据")
        case .pending: try rowsListing(units, .pending, title: "待核查")
        case .fees: try feesListing(units)
        case .cards: try cardsListing(units, isWhole: unit == nil)
        case .cardFailures: try cardFailuresListing(units, isWhole: unit == nil)
        case .packages: try packagesListing(unit)
        case .missing: try missingListing(units)
        }
    }
}

enum CenterColumns {
    static let unit = [ListingColumn("unit", "单位代码"), ListingColumn("unitName", "单位名称")]
    static let person = PersonField.allCases.map { ListingColumn($0.rawValue, $0.title) }
}
