/// The two lists a unit takes in. Positional: a header's wording is not to be trusted.
package enum Layout: String, Sendable, CaseIterable, Codable {
    case additions
    case reductions

    package static let sequenceTitle = "序号"

    /// Person fields, behind 序号.
    package var fields: [PersonField] {
        switch self {
        case .additions: PersonField.allCases
        case .reductions: [.identityType, .identityNumber, .name]
        }
    }

    package var columns: [String] { [Self.sequenceTitle] + fields.map(\.title) }

    package var title: String {
        switch self {
        case .additions: "个人信息批量新增"
        case .reductions: "个人信息批量减少"
        }
    }

    package var other: Layout { self == .additions ? .reductions : .additions }

    /// Column of a field, 序号 being 0.
    package func column(of field: PersonField) -> Int? { fields.firstIndex(of: field).map { $0 + 1 } }

    var identityColumn: Int { self == .additions ? 3 : 2 }

    /// A list whose rows all leave the end empty is still of this layout.
    var leastColumns: Int { self == .additions ? 12 : 3 }
}
