import Enrollment
import UnitStore

extension UnitDesk {
    /// Rows of an edited roster that change somebody, with whom they change; unchanged rows are left out.
    func changing(_ rows: [(row: BatchRow, cells: [String])], firstColumn: Int) throws -> [NewBatchRow] {
        try aimed(rows, firstColumn: firstColumn).filter { $0.row.person != $0.subject?.person }
    }

    /// The rows with whom they are about, by 编号, else by identity.
    func aimed(_ rows: [(row: BatchRow, cells: [String])], firstColumn: Int) throws -> [NewBatchRow] {
        let people = try store.people(RosterQuery())
        let byNumber = Dictionary(people.filter { !$0.personalNumber.isEmpty }.map { ($0.personalNumber, $0) }) { first, _ in first }
        // The center's roster may hold people without a number, whom no empty cell may name.
        let numbered = people.filter { !$0.person[.identityNumber].isEmpty }
        let byIdentity = Dictionary(numbered.map { ($0.person.identity, $0) }) { first, _ in first }
        return rows.map { row, cells in
            let number = row.sequence.halfWidth
            let found = number.isEmpty ? byIdentity[row.person.identity] : byNumber[number]
            return NewBatchRow(
                row: found.map { Self.edited(row, cells: cells.dropFirst(firstColumn), of: $0.person) } ?? row, cells: cells, subject: found
            )
        }
    }

    /// A value that stands in the sheet as the roster has it is no change, even where the normalised form would be another.
    private static func edited(_ row: BatchRow, cells: ArraySlice<String>, of former: Person) -> BatchRow {
        var person = row.person
        for (position, field) in Layout.amendments.fields.enumerated() {
            let cell = cells.dropFirst(position + 1).first?.trimmed ?? ""
            if cell == former[field].trimmed { person[field] = former[field] }
        }
        return BatchRow(number: row.number, sequence: row.sequence, person: person, facts: row.facts)
    }

    /// The rows as they would come out now: fields the row changes, and everything else as the person has it today.
    func amended(_ records: [BatchRowRecord]) throws -> (rows: [BatchRow], former: [Int: PersonRecord]) {
        let people = try store.people(records.compactMap(\.subject))
        var former: [Int: PersonRecord] = [:]
        let rows = records.map { record in
            guard let subject = record.subject, let now = people[subject], let before = record.before, now.state == .active else {
                return record.row
            }
            former[record.row.number] = now
            var person = now.person
            for field in PersonField.allCases where record.row.person[field] != before[field] { person[field] = record.row.person[field] }
            return BatchRow(number: record.row.number, sequence: record.row.sequence, person: person, facts: record.row.facts)
        }
        return (rows, former)
    }
}
