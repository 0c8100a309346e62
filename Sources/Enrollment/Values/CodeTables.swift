/// The center's five code tables. The raw value names the table in packages.
package enum CodeTableName: String, Sendable, CaseIterable, Codable {
    case identityType = "identity-type"
    case plan
    case exemptionType = "exemption-type"
    case community
    case policeStation = "police-station"

    package var title: String {
        switch self {
        case .identityType: "证件类型"
        case .plan: "参保计划"
        case .exemptionType: "免缴类型"
        case .community: "社区"
        case .policeStation: "派出所"
        }
    }

    /// Among all cases, from 0.
    fileprivate var position: Int {
        switch self {
        case .identityType: 0
        case .plan: 1
        case .exemptionType: 2
        case .community: 3
        case .policeStation: 4
        }
    }

    package init?(title: String) {
        guard let table = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = table
    }
}

/// How a number of an identity type is built, so that no rule hangs on a code. Unknown shapes are `free`.
package enum IdentityShape: String, Sendable, CaseIterable, Codable {
    case resident
    case hmtResidence = "hmt-residence"
    case foreignPermanent = "foreign-permanent"
    case hmPermit = "hm-permit"
    case twPermit = "tw-permit"
    case passport
    case free
}

/// One row of a code table. `shape` is empty except for identity types.
package struct CodeEntry: Sendable, Hashable {
    package let table: CodeTableName
    package let code: String
    package let name: String
    package let shape: IdentityShape?

    package init(table: CodeTableName, code: String, name: String, shape: IdentityShape? = nil) {
        self.table = table
        self.code = code
        self.name = name
        self.shape = table == .identityType ? shape ?? .free : nil
    }
}

/// All code tables of a unit, looked up by code.
package struct CodeTables: Sendable {
    package let entries: [CodeEntry]
    /// In the order of `CodeTableName.allCases`; nil where the center supplied none.
    private let byTable: [[String: CodeEntry]?]

    package init(entries: [CodeEntry]) {
        self.entries = entries
        byTable = CodeTableName.allCases.map { table in
            let own = entries.filter { $0.table == table }
            return own.isEmpty ? nil : Dictionary(own.map { ($0.code, $0) }) { _, last in last }
        }
    }

    package func entry(_ table: CodeTableName, _ code: String) -> CodeEntry? { byTable[table.position]?[code] }
    package func has(_ table: CodeTableName, _ code: String) -> Bool { byTable[table.position]?.index(forKey: code) != nil }
    package func codes(of table: CodeTableName) -> [CodeEntry] { entries.filter { $0.table == table } }
    /// Rules on communities and police stations apply only to tables the center supplied.
    package func isSupplied(_ table: CodeTableName) -> Bool { byTable[table.position] != nil }
    package func shape(ofIdentityType code: String) -> IdentityShape? { entry(.identityType, code)?.shape }
}
