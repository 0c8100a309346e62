import Enrollment

/// What a sheet fills: what tells its rows apart, and which of those that stand there it replaces.
struct SheetTable: Sendable {
    /// A table of the schema, and the rows of the sheet that belong into it.
    struct Target: Sendable {
        let name: String
        let values: [String]
        var condition = "TRUE"
    }

    let name: String
    /// Columns that tell rows apart, as the table's primary key; a repeated row is told of at the last one.
    let key: [String]
    /// The other columns that a sheet gives.
    let values: [String]
    /// Rows that share these with a row of the sheet are replaced; empty: all are.
    let scope: [String]
    /// How a person calls a row.
    let label: [String]
    /// Besides the key, what may stand once: in a sheet, and beside what it leaves. Empty text may stand often.
    var unique: [[String]] = []
    /// Gets the row's number, so that the order of the sheet is kept.
    var order: String?
    /// What stands there, with the same columns: SQL, where that is more than one table.
    var source: String
    var targets: [Target]
    /// SQL after the targets.
    var afterwards: [String] = []

    init(
        _ name: String, key: [String], values: [String], scope: [String], label: [String], unique: [[String]] = [], order: String? = nil,
        source: String? = nil, targets: [Target]? = nil, afterwards: [String] = []
    ) {
        self.name = name
        self.key = key
        self.values = values
        self.scope = scope
        self.label = label
        self.unique = unique
        self.order = order
        self.source = source ?? name
        self.targets = targets ?? [Target(name: name, values: values)]
        self.afterwards = afterwards
    }

    var columns: [String] { key + values }

    /// The columns with their types, so that indexes serve comparisons.
    var declarations: String {
        columns.map { $0 + (Self.numbers.contains($0) ? " INTEGER" : " TEXT") }.joined(separator: ", ")
    }

    private static let numbers: Set = ["insuranceYear", "personal", "village", "district", "town", "province"]
}

extension SheetKind {
    var table: SheetTable {
        switch self {
        case .unit: .units
        case .tables: .codes
        case .rates: .rates
        case .rules: .rules
        case .roster: .roster
        case .core: .core
        case .exemptions: .exemptions
        case .cards: .cards
        }
    }
}

extension SheetTable {
    /// A unit that exists gets the new name and kind; no unit goes.
    fileprivate static let units = SheetTable(
        "unit", key: ["code"], values: ["name", "kind", "communities"], scope: ["code"], label: ["name"],
        source: """
            (SELECT code, name, kind, coalesce((SELECT group_concat(community, ' ') FROM
             (SELECT community FROM unitCommunity WHERE unit = unit.code ORDER BY community)), '') AS communities FROM unit)
            """,
        targets: [Target(name: "unit", values: ["name", "kind"])],
        afterwards: [
            "DELETE FROM unitCommunity WHERE unit IN (SELECT code FROM temp.sortedSheet)",
            """
            INSERT INTO unitCommunity (unit, community) SELECT sheet.code, listed.value FROM temp.sortedSheet AS sheet,
            json_each('["' || replace(sheet.communities, ' ', '","') || '"]') AS listed WHERE sheet.communities <> ''
            """,
        ])
    fileprivate static let codes = SheetTable(
        "code", key: ["tableName", "code"], values: ["name", "shape"], scope: ["tableName"], label: ["name"], order: "position")
    fileprivate static let rates = SheetTable(
        "rate", key: ["exemptionType", "plan"], values: ["personal", "village", "district", "town", "province"], scope: [],
        label: ["plan", "exemptionType"])
    fileprivate static let rules = SheetTable("ruleSeverity", key: ["code"], values: ["severity"], scope: [], label: ["code"])
    fileprivate static let roster = SheetTable(
        "insured", key: ["insuranceYear", "unit", "personalNumber"], values: PersonField.allCases.map(\.rawValue),
        scope: ["insuranceYear", "unit"], label: ["name"],
        unique: [["insuranceYear", "personalNumber"], ["insuranceYear", "unit", "identityType", "identityNumber"]])
    fileprivate static let core = SheetTable(
        "core", key: ["identityType", "identityNumber"], values: ["name", "standing", "note"], scope: [], label: ["name"])
    fileprivate static let exemptions = SheetTable(
        "exemption", key: ["identityType", "identityNumber", "exemptionType"], values: ["note"], scope: [], label: ["identityNumber"])
    /// Made and failed cards are one list: a person stands in a batch once.
    fileprivate static let cards = SheetTable(
        "cards", key: ["insuranceYear", "batch", "personalNumber"], values: ["cardNumber", "made", "reason"],
        scope: ["insuranceYear", "batch"],
        label: ["personalNumber"], unique: [["cardNumber"]],
        source: """
            (SELECT insuranceYear, batch, personalNumber, cardNumber, made, '' AS reason FROM card UNION ALL
             SELECT insuranceYear, batch, personalNumber, '', '', reason FROM cardFailure)
            """,
        targets: [
            Target(name: "card", values: ["cardNumber", "made"], condition: "sheet.cardNumber <> ''"),
            Target(name: "cardFailure", values: ["reason"], condition: "sheet.reason <> ''"),
        ])
}
