import Testing

@testable import QRCode

@Suite struct SymbolTests {
    /// Annex I.2, where mask 010 is chosen.
    @Test func isTheStandardsExample() {
        #expect(drawn(Grid.symbol(Version.all[0], codewords: AnnexI.data + AnnexI.correction)) == AnnexI.symbol)
    }

    /// 6.3.3 and 6.3.4: finder patterns with their separators, in three corners.
    @Test(arguments: Version.all) func finders(version: Version) {
        let finder = [
            "#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.", "........",
        ]
        let rows = drawn(symbol(version))
        #expect(rows.prefix(8).map { String($0.prefix(8)) } == finder)
        #expect(rows.prefix(8).map { String($0.reversed().prefix(8)) } == finder)
        #expect(rows.reversed().prefix(8).map { String($0.prefix(8)) } == finder)
    }

    /// 6.3.5.
    @Test(arguments: Version.all) func timing(version: Version) {
        let grid = symbol(version)
        let between = 8..<version.size - 8
        #expect(between.map { grid[$0, 6] } == between.map { $0 % 2 == 0 })
        #expect(between.map { grid[6, $0] } == between.map { $0 % 2 == 0 })
    }

    /// Annex E, Table E.1: how many there are and where the last one's centre is.
    @Test(arguments: [
        (1, 0, 0), (2, 1, 18), (3, 1, 22), (4, 1, 26), (5, 1, 30), (6, 1, 34), (7, 6, 38), (8, 6, 42), (9, 6, 46), (10, 6, 50),
    ])
    func alignment(number: Int, count: Int, last: Int) {
        let rows = drawn(Grid.functionPatterns(of: Version.all[number - 1]), nothing: " ")
        let pattern = ["#####", "#...#", "#.#.#", "#...#", "#####"]
        let centres = (2..<rows.count - 2).flatMap { y in
            (2..<rows.count - 2).filter { x in rows[y - 2...y + 2].map { String($0.dropFirst(x - 2).prefix(5)) } == pattern }.map {
                ($0, y)
            }
        }
        #expect(centres.count == count)
        #expect(centres.last.map { $0 == (last, last) } ?? (count == 0))
    }

    /// 7.9.1 and 7.10, read back: both copies of either number.
    @Test(arguments: Version.all) func information(version: Version) {
        let grid = symbol(version)
        let size = version.size
        func number(_ places: [(Int, Int)]) -> Int { places.reduce(0) { $0 << 1 | (grid[$1.0, $1.1] ? 1 : 0) } }
        // From the highest bit down.
        let aroundFinder = (0...5).map { ($0, 8) } + [(7, 8), (8, 8), (8, 7)] + (0...5).reversed().map { (8, $0) }
        let divided = (size - 7..<size).reversed().map { (8, $0) } + (size - 8..<size).map { ($0, 8) }
        #expect((0..<8).map(Information.format(mask:)).contains(number(aroundFinder)))
        #expect(number(divided) == number(aroundFinder))
        #expect(grid[8, size - 8])
        if version.number >= 7 {
            let lowerLeft = (0..<6).reversed().flatMap { x in (size - 11...size - 9).reversed().map { y in (x, y) } }
            #expect(number(lowerLeft) == Information.version(version.number))
            #expect(number(lowerLeft.map { ($1, $0) }) == Information.version(version.number))
        }
    }

    private func symbol(_ version: Version) -> Grid<Bool> { .symbol(version, codewords: version.codewords(of: Array("a".utf8))) }

    private func drawn(_ grid: Grid<Bool>) -> [String] {
        (0..<grid.size).map { y in String((0..<grid.size).map { grid[$0, y] ? "#" : "." }) }
    }

    private func drawn(_ grid: Grid<Bool?>, nothing: Character) -> [String] {
        (0..<grid.size).map { y in String((0..<grid.size).map { x in grid[x, y].map { $0 ? "#" : "." } ?? nothing }) }
    }
}
