/// Where in a sheet a list may begin.
struct ListPlace {
    let layout: Layout
    /// Its first column.
    let first: Int
    /// Its first data row among those that are filled.
    let start: Int
    /// A number could be read near its beginning; else only the header told.
    let isReadable: Bool

    /// More numbers where they belong; of as many, more people; of as many, more titles.
    func outweighs(_ other: ListPlace, in rows: SourceRows) -> Bool {
        let own = numbers(in: rows)
        // Where one could be read there are some, however many.
        if own == 0, other.isReadable { return false }
        let others = other.numbers(in: rows)
        if own != others { return own > others }
        let (ownPeople, otherPeople) = (people(in: rows), other.people(in: rows))
        return ownPeople != otherPeople ? ownPeople > otherPeople : titles(in: rows) > other.titles(in: rows)
    }

    private func numbers(in rows: SourceRows) -> Int { rows.indices[start...].count { layout.holdsNumber(rows, $0, first) } }
    private func people(in rows: SourceRows) -> Int { rows.indices[start...].count { layout.isPerson(rows, $0, first) } }
    private func titles(in rows: SourceRows) -> Int { rows.indices[..<start].map { layout.titles(rows, $0, first) }.max() ?? 0 }
}

extension Layout {
    /// So many columns may lie in front of a list, and so many rows of titles above it.
    private static let margin = (columns: 25, rows: 10)

    /// All places that may be, from the left. In front of a person stands nothing.
    func places(in rows: SourceRows) -> [ListPlace] {
        let window = rows.indices.prefix(Self.margin.rows)
        let indents = window.map { row in (0..<rows.width(row)).first { !rows.cell(row, $0).isBlank } ?? 0 }
        return (0...min(indents.max() ?? 0, Self.margin.columns)).compactMap { first in
            guard let place = place(in: rows, first: first) else { return nil }
            let isFree =
                first == 0 || rows.indices[place.start...].allSatisfy { !holdsNumber(rows, $0, first) || rows.isBlank($0, before: first) }
            return isFree ? place : nil
        }
    }

    /// The header is the row with its titles, else the last before the first that holds a readable identity number.
    private func place(in rows: SourceRows, first: Int) -> ListPlace? {
        let window = rows.indices.prefix(Self.margin.rows)
        let header = window.last { isTagged(rows, $0) } ?? window.first { isHeader(rows, $0, first) }
        let below = header.map { $0 + 1 } ?? 0
        guard let readable = window.dropFirst(below).first(where: { holdsNumber(rows, $0, first) }) else {
            return header.map { _ in ListPlace(layout: self, first: first, start: below, isReadable: false) }
        }
        // A person whose number is missing, right above the first with one, must not be taken for the header.
        var start = readable
        while start > below, isPerson(rows, start - 1, first) { start -= 1 }
        return ListPlace(layout: self, first: first, start: start, isReadable: true)
    }
}
