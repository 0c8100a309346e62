/// The lists a unit takes in. Positional: a header's wording is not to be trusted.
package enum Layout: String, Sendable, CaseIterable, Codable {
    case additions
    case reductions
    /// 批量修改: the exported roster of the declared year, edited.
    case amendments

    /// Heads the column before the person fields: 编号 finds the person whom an amendment is about, 序号 counts.
    package var leadTitle: String { self == .amendments ? "编号" : "序号" }

    /// Person fields, behind the first column.
    package var fields: [PersonField] {
        switch self {
        case .additions, .amendments: PersonField.all
        case .reductions: Self.reductionFields
        }
    }
    private static let reductionFields: [PersonField] = [.identityType, .identityNumber, .name]

    package var columns: [String] { [leadTitle] + fields.map(\.title) }

    package var title: String {
        switch self {
        case .additions: "个人信息批量新增"
        case .reductions: "个人信息批量减少"
        case .amendments: "批量修改"
        }
    }

    /// The shape that this one may be mistaken for.
    package var other: Layout { self == .reductions ? .additions : .reductions }

    /// Column of a field, the first column being 0.
    package func column(of field: PersonField) -> Int? { fields.firstIndex(of: field).map { $0 + 1 } }

    var identityColumn: Int { self == .reductions ? 2 : 3 }

    /// A list whose rows all leave the end empty is still of this layout.
    var leastColumns: Int { self == .reductions ? 3 : 12 }
}
