import Enrollment
import GRDB

/// Which people, in which order. Empty texts don't filter.
package struct RosterQuery: Sendable, Hashable {
    /// Part of a name, an identity number or a personal number.
    package var text = ""
    package var plan = ""
    package var className = ""
    package var isExempt: Bool?
    package var origin: Origin?
    package var state: PersonState? = .active
    package var standing: Standing?
    package var unsent: UnsentKind?
    /// Number of the batch that added, reduced or amended them.
    package var batch: Int?
    package var order = RosterOrder()

    package init() {}
}

package struct RosterOrder: Sendable, Hashable {
    /// nil: in the order of entry.
    package var field: PersonField?
    package var isDescending = false

    package init(by field: PersonField? = nil, isDescending: Bool = false) {
        self.field = field
        self.isDescending = isDescending
    }

    /// For a table of people; `last` decides among equals.
    func sql(last: String = "rowid") -> String { field.map { "\"\($0.rawValue)\" \(isDescending ? "DESC" : "ASC"), \(last)" } ?? last }

    package func sorted<Element>(_ elements: [Element], _ person: (Element) -> Person?) -> [Element] {
        guard let field else { return elements }
        return elements.enumerated().sorted { left, right in
            let (a, b) = (person(left.element)?[field] ?? "", person(right.element)?[field] ?? "")
            return a == b ? left.offset < right.offset : (a < b) != isDescending
        }.map(\.element)
    }
}

extension UnitStore {
    package func people(_ query: RosterQuery, offset: Int = 0, limit: Int = .max) throws -> [PersonRecord] {
        try writer.read { db in
            let (condition, arguments) = try Self.condition(query, db)
            return try Row.fetchAll(
                db,
                sql: "SELECT \(PersonRecord.columns) FROM person WHERE \(condition) ORDER BY \(query.order.sql()) LIMIT ? OFFSET ?",
                arguments: arguments + [Int64(clamping: limit), Int64(clamping: offset)]
            ).compactMap(PersonRecord.init)
        }
    }

    /// Row numbers of the people table, in the query's order: what a page remembers to turn its leaves by.
    package func rows(_ query: RosterQuery) throws -> [Int64] {
        try writer.read { db in
            let (condition, arguments) = try Self.condition(query, db)
            return try Int64.fetchAll(
                db, sql: "SELECT rowid FROM person WHERE \(condition) ORDER BY \(query.order.sql())", arguments: arguments)
        }
    }

    /// In the order of the rows; those that are gone are left out.
    package func people(rows: some Sequence<Int64>) throws -> [PersonRecord] {
        try writer.read { try $0.read(PersonReader.columns, of: "person", rows: rows) { $0.record() } }
    }

    package func people(_ references: some Sequence<PersonReference>) throws -> [PersonReference: PersonRecord] {
        try writer.read { db in
            var found: [PersonReference: PersonRecord] = [:]
            for reference in references { found[reference] = try Self.find(reference, db) }
            return found
        }
    }

    /// Classes of the declared year with their heads.
    package func classes() throws -> [(name: String, people: Int)] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT class, count(*) FROM person WHERE state = 'active' AND class <> '' GROUP BY class").map {
                ($0[0], $0[1])
            }
        }
    }

    /// Row numbers of the center's roster.
    package func insuredRows(_ order: RosterOrder) throws -> [Int64] {
        try writer.read { try Int64.fetchAll($0, sql: "SELECT rowid FROM insured ORDER BY \(order.sql())") }
    }

    /// In the order of the rows.
    package func insured(rows: some Sequence<Int64>) throws -> [InsuredPerson] {
        try writer.read { db in
            try db.read("personal_number, \(PersonColumns.list)", of: "insured", rows: rows) {
                InsuredPerson(personalNumber: $0.text(0), person: $0.person(at: 1))
            }
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

    static func condition(_ query: RosterQuery, _ db: Database) throws -> (String, StatementArguments) {
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
        if let isExempt = query.isExempt { conditions.append(isExempt ? "exempt = 'Y'" : "exempt <> 'Y'") }
        let last = try lastSent(db)
        if let standing = query.standing { conditions.append(standing.condition(last: last)) }
        if let unsent = query.unsent { conditions.append(unsent.condition(last: last)) }
        if let batch = query.batch {
            conditions.append(
                """
                reference IN (SELECT reference FROM batch_row JOIN batch ON batch.number = batch_row.batch AND batch.state <> 'undone'
                    WHERE batch_row.batch = ? AND batch_row.state = 'submitted')
                """)
            arguments += [batch]
        }
        return (conditions.joined(separator: " AND "), arguments)
    }
}
