import Testing

@testable import CenterDesk

@Suite struct DoubleDeclarationTests {
    @Test func onlyWhatStandsTwiceIsACandidate() {
        var doubles = DoubleDeclarations()
        for (declaration, position, hash) in [(0, 0, 1), (0, 1, 7), (1, 0, 7), (2, 7, 7), (2, 8, 3)] as [(Int, Int, UInt64)] {
            doubles.add(declaration, position, hash: hash)
        }
        let found = doubles.candidates()
        #expect(found.map { $0.map(\.declaration) } == [[0, 1, 2]])
        #expect(found.first?.map(\.position) == [1, 0, 7])
    }
}
