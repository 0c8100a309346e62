import Enrollment
import GRDB

/// Which people, in which order. Empty texts don't filter.
package struct RosterQuery: Sendable, Hashable {
    /// Part of a name, an identity number or a personal number.
    package var text = ""
    package var plan = ""
    package var className = ""
    package var origin: Origin?
    package var state: PersonState? = .active
    /// nil: by origin and reference.
    package var sort: PersonField?
    package var isDescending = false

    package init() {}
}

extension UnitStore {
    package func count(_ query: RosterQuery) throws -> Int {
        let (condition, arguments) = Self.condition(query)
        return try writer.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM person WHERE \(condition)", arguments: arguments) ?? 0 }
    }

    package func people(_ query: RosterQuery, offset: Int = 0, limit: Int = .max) throws -> [PersonRecord] {
        let (condition, arguments) = Self.condition(query)
        let direction = query.isDescending ? "DESC" : "ASC"
        let order = query.sort.map { "\"\($0.rawValue)\" \(direction), reference" } ?? "origin DESC, rowid"
        return try writer.read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(PersonRecord.columns) FROM person WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?",
                arguments: arguments + [Int64(clamping: limit), Int64(clamping: offset)]
            ).compactMap(PersonRecord.init)
        }
    }

    package func classes() throws -> [String] {
        try writer.read {
            try String.fetchAll($0, sql: "SELECT DISTINCT class FROM person WHERE state = 'active' AND class <> '' ORDER BY class")
        }
    }

    package func insuredCount(text: String) throws -> Int {
        try writer.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM insured WHERE \(Self.textCondition)", arguments: Self.textArguments(text)) ?? 0
        }
    }

    package func insured(text: String, offset: Int = 0, limit: Int = .max) throws -> [InsuredPerson] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql:
                    "SELECT personal_number, \(PersonColumns.list) FROM insured WHERE \(Self.textCondition) ORDER BY rowid LIMIT ? OFFSET ?",
                arguments: Self.textArguments(text) + [Int64(clamping: limit), Int64(clamping: offset)]
            ).map { InsuredPerson(personalNumber: $0[0], person: PersonColumns.person($0, at: 1)) }
        }
    }

    private static let textCondition =
        "(? = '' OR name LIKE ? ESCAPE '\\' OR identityNumber LIKE ? ESCAPE '\\' OR personal_number LIKE ? ESCAPE '\\')"

    private static func textArguments(_ text: String) -> StatementArguments {
        var pattern = ""
        for character in text {
            if "%_\\".contains(character) { pattern.append("\\") }
            pattern.append(character)
        }
        return [text, "%\(pattern)%", "%\(pattern)%", "%\(pattern)%"]
    }

    private static func condition(_ query: RosterQuery) -> (String, StatementArguments) {
        var conditions = [textCondition]
        var arguments = textArguments(query.text)
        func add(_ condition: String, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            conditions.append(condition)
            arguments += [value]
        }
        add("plan = ?", query.plan)
        add("class = ?", query.className)
        add("origin = ?", query.origin?.rawValue)
        add("state = ?", query.state?.rawValue)
        return (conditions.joined(separator: " AND "), arguments)
    }
}
