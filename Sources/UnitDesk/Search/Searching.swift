import Enrollment
import UnitStore

extension UnitDesk {
    /// Everyone whose name, identity number, personal number, class or initials hold what was typed; those in the declared year first.
    package func search(_ typed: String, offset: Int = 0, limit: Int) throws -> (people: [PersonRecord], total: Int) {
        let rows = try rows(holding: typed)
        return (try store.people(rows: rows.dropFirst(offset).prefix(limit)), rows.count)
    }

    func rows(holding typed: String) throws -> [Int64] {
        try remember(.search(typed)) {
            try remember(.peopleIndex) { PeopleIndex(try store.titles()) }.search(typed)
        }
    }

    /// Rows of the current year's roster.
    func insuredRows(_ query: RosterQuery) throws -> [Int64] {
        try remember(.insuredRows(query.text, query.order)) {
            let rows = try store.insuredRows(query.order)
            guard !query.text.isEmpty else { return rows }
            let holding = Set(try remember(.insuredIndex) { PeopleIndex(try store.insuredTitles()) }.search(query.text))
            return rows.filter(holding.contains)
        }
    }

    /// Rows of a roster: the filters from the database, the text by the index.
    func rows(_ query: RosterQuery) throws -> [Int64] {
        var plain = query
        plain.text = ""
        return try remember(.rows(query)) {
            let rows = try store.rows(plain)
            guard !query.text.isEmpty else { return rows }
            let holding = Set(try self.rows(holding: query.text))
            return rows.filter(holding.contains)
        }
    }

    /// All people of a roster query, for what is done with all of them.
    package func people(_ query: RosterQuery) throws -> [PersonRecord] { try store.people(rows: rows(query)) }
}
