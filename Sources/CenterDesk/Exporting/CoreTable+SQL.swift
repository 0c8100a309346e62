import SealedPackage

/// The table in PostgreSQL. Columns have the fields' names in snake case, and before them the year.
extension CoreTable {
    func creation(year: Int) -> String {
        let lines =
            ["insurance_year integer NOT NULL DEFAULT \(year) CHECK (insurance_year = \(year))"] + fields.map(\.column)
            + checks.map { "CHECK (\($0))" }
        return "CREATE TABLE \(name) (\n    " + lines.joined(separator: ",\n    ") + "\n);"
    }

    /// psql wants it on one line. Empty text stays empty text; an empty number or day is NULL.
    var copying: String {
        let columns = fields.map(\.columnName).joined(separator: ", ")
        let texts = fields.filter { $0.kind == .string }.map(\.columnName).joined(separator: ", ")
        return "\\copy \(name) (\(columns)) FROM '\(path)' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8', FORCE_NOT_NULL (\(texts)))"
    }

    /// After the rows: an index is built faster at once than row by row.
    var keysAndIndexes: String {
        var lines = ["ALTER TABLE \(name) ADD PRIMARY KEY (\(Self.columns(key)));"]
        lines += uniqueKeys.map { "ALTER TABLE \(name) ADD UNIQUE (\(Self.columns($0)));" }
        if let reference {
            lines.append(
                """
                ALTER TABLE \(name) ADD FOREIGN KEY (\(Self.columns(reference.fields))) \
                REFERENCES \(reference.table) (\(Self.columns(reference.targets)));
                """)
        }
        lines += indexes.map { "CREATE INDEX ON \(name) (\($0.map(Self.snakeCase).joined(separator: ", ")));" }
        return lines.joined(separator: "\n")
    }

    private static func columns(_ fields: [String]) -> String { (["insurance_year"] + fields.map(snakeCase)).joined(separator: ", ") }

    static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}

extension TableResource.Field {
    fileprivate var columnName: String { CoreTable.snakeCase(name) }

    fileprivate var column: String {
        let type =
            switch kind {
            case .string: "text"
            case .integer: "bigint"
            case .date: "date"
            case .datetime: "timestamptz"
            }
        let isNeverNull = isRequired || kind == .string
        let check = isRequired && kind == .string ? " CHECK (\(columnName) <> '')" : ""
        return "\(columnName) \(type)" + (isNeverNull ? " NOT NULL" : "") + check
    }
}
