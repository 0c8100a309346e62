/// Where in a sheet a list may begin.
struct ListPlace {
    let layout: Layout
    /// Its first column.
    let first: Int
    /// Among the rows that are filled.
    let header: Int?
    let start: Int
    /// A number could be read near its beginning; else only the header told.
    let isReadable: Bool

    /// Half of the titles where the other has none; else more numbers where they belong; of as many, more people; of as many, more titles.
    func outweighs(_ other: ListPlace, in rows: SourceRows) -> Bool {
        let (ownTitles, otherTitles) = (titles(in: rows), other.titles(in: rows))
        if ownTitles == 0, other.isTitled(otherTitles) { return false }
        if otherTitles == 0, isTitled(ownTitles) { return true }
        let own = numbers(in: rows)
        // Where one could be read there are some, however many.
        if own == 0, other.isReadable { return false }
        let others = other.numbers(in: rows)
        if own != others { return own > others }
        let (ownPeople, otherPeople) = (people(in: rows), other.people(in: rows))
        return ownPeople != otherPeople ? ownPeople > otherPeople : ownTitles > otherTitles
    }

    private func isTitled(_ titles: Int) -> Bool { titles * 2 >= layout.fields.count }
    private func numbers(in rows: SourceRows) -> Int { rows.indices[start...].count { layout.holdsNumber(rows, $0, first) } }
    private func people(in rows: SourceRows) -> Int { rows.indices[start...].count { layout.isPerson(rows, $0, first) } }
    private func titles(in rows: SourceRows) -> Int { rows.indices[..<start].map { layout.titles(rows, $0, first) }.max() ?? 0 }
}

extension Layout {
    /// So many columns may lie in front of a list, and so many rows of titles above it.
    private static let margin = (columns: 25, rows: 10)

    /// All places that may be, from the left. In front of most people stands nothing.
    func places(in rows: SourceRows) -> [ListPlace] {
        let window = rows.indices.prefix(Self.margin.rows)
        let indents = window.map { row in (0..<rows.width(row)).first { !rows.cell(row, $0).isBlank } ?? 0 }
        // A tick in front of the first rows must not hide the place behind it.
        let titled = window.compactMap { row in (1...Self.margin.columns).first { titles(rows, row, $0) >= 2 } }
        return (0...min(max(indents.max() ?? 0, titled.max() ?? 0), Self.margin.columns)).compactMap { first in
            guard let place = place(in: rows, first: first) else { return nil }
            guard first > 0 else { return place }
            let numbered = rows.indices[place.start...].filter { holdsNumber(rows, $0, first) }
            return numbered.count { !rows.isBlank($0, before: first) } * 2 > numbered.count ? nil : place
        }
    }

    /// The header is the row with its titles, else the last before the first that holds a readable identity number.
    private func place(in rows: SourceRows, first: Int) -> ListPlace? {
        let window = rows.indices.prefix(Self.margin.rows)
        if let tagged = window.last(where: { isTagged(rows, $0) }) {
            let isReadable = window[(tagged + 1)...].contains { holdsNumber(rows, $0, first) }
            guard isReadable || titles(rows, tagged, first) >= 2 else { return nil }
            return ListPlace(layout: self, first: first, header: tagged, start: tagged + 1, isReadable: isReadable)
        }
        let titled = window.first { titles(rows, $0, first) >= 2 }
            // Above a header there are no people: it is one that was copied into the list.
            .flatMap { row in window[..<row].contains { holdsNumber(rows, $0, first) && isPerson(rows, $0, first) } ? nil : row }
        let below = titled.map { $0 + 1 } ?? 0
        guard let readable = window.dropFirst(below).first(where: { holdsNumber(rows, $0, first) }) else {
            let header = titled ?? window.first { isNumberTitle(rows, $0, first) && !isPerson(rows, $0, first) }
            return header.map { ListPlace(layout: self, first: first, header: $0, start: $0 + 1, isReadable: false) }
        }
        let start = firstPerson(rows, titled, before: readable, first)
        return ListPlace(layout: self, first: first, header: start > 0 ? start - 1 : nil, start: start, isReadable: true)
    }

    /// A person whose number is missing, above the first with one, must be taken neither for the header nor for a line about the columns.
    private func firstPerson(_ rows: SourceRows, _ header: Int?, before readable: Int, _ first: Int) -> Int {
        if let header {
            return (header + 1..<readable).first { isPerson(rows, $0, first) || holdsName(rows, $0, first) } ?? readable
        }
        var start = readable
        while start > 0, isPerson(rows, start - 1, first) { start -= 1 }
        return start
    }
}
