import Testing

@testable import QRCode

/// Table 11.
@Suite struct PenaltyTests {
    @Test(arguments: [
        ("####.####", 0), ("#####.", 3), (".######", 4), ("#####.....", 6), ("........", 6), ("####.#####", 3),
    ])
    func runs(line: String, points: Int) { #expect(Grid<Bool>.runs(modules(line)) == points) }

    @Test(arguments: [
        ("##....#.###.###", 40), ("##.#.###.#....##", 40), ("##....#.###.#....##", 40), ("##...#.###.#...##", 0),
        ("#.###.###", 40), ("##.#.###.#", 40), ("##.#.###.#...", 40), ("##....#.###.#.###.#....##", 80), ("##....#.####.#....##", 0),
    ])
    func finders(line: String, points: Int) { #expect(Grid<Bool>.finders(modules(line)) == points) }

    @Test(arguments: [
        (["##", "##"], 3), (["..", ".."], 3), (["##", "#."], 0), (["###", "###", "###"], 12), (["####", "####", ".##."], 12),
        (["#.", ".#"], 0),
    ])
    func blocks(rows: [String], points: Int) { #expect(Grid<Bool>.blocks(rows.map(modules)) == points) }

    @Test(arguments: [(50, 0), (54, 0), (55, 10), (59, 10), (60, 20), (46, 0), (45, 10), (41, 10), (40, 20), (0, 100), (100, 100)])
    func proportion(percent: Int, points: Int) {
        #expect(Grid<Bool>.proportion([(0..<100).map { $0 < percent }]) == points)
    }

    /// All dark: in each of ten lines a run of 5; sixteen blocks; 50 % too many.
    @Test func isTheSumOverRowsAndColumns() { #expect(Grid(size: 5, filledWith: true).penalty == 10 * 3 + 16 * 3 + 100) }

    private func modules(_ line: String) -> [Bool] { line.map { $0 == "#" } }
}
