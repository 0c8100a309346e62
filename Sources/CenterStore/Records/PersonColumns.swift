import Enrollment
import GRDB
import Ledger

/// The 17 fields as columns; a column has the field's name.
enum PersonColumns {
    static let list = PersonField.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")

    static func arguments(_ person: Person) -> [any DatabaseValueConvertible] { person.fields }
}

extension Person {
    /// The 17 fields from the column on.
    init(_ row: StatementRow, at column: CInt) {
        self.init(fields: (column..<column + CInt(PersonField.allCases.count)).map { row.text($0) })
    }

    init(row: Row) {
        self.init(fields: PersonField.allCases.map { row[$0.rawValue] as String })
    }
}

extension Database {
    /// INSERT of one row, through a statement that is prepared once.
    func insert(into table: String, _ columns: String, _ values: [(any DatabaseValueConvertible)?], orReplace: Bool = false) throws {
        let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
        try cachedStatement(sql: "INSERT \(orReplace ? "OR REPLACE " : "")INTO \(table) (\(columns)) VALUES (\(places))")
            .execute(arguments: StatementArguments(values))
    }
}
