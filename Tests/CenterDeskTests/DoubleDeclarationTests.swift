import Testing

@testable import CenterDesk

@Suite struct DoubleDeclarationTests {
    private func candidates(_ identities: [(declaration: Int, position: Int, type: String, number: String)]) -> [[DoubleDeclarations.Place]]
    {
        var doubles = DoubleDeclarations()
        for identity in identities {
            var (type, number) = (identity.type, identity.number)
            type.withUTF8 { type in
                number.withUTF8 { doubles.add(identity.declaration, identity.position, type: type, number: $0) }
            }
        }
        return doubles.candidates()
    }

    @Test func onlyWhatStandsTwiceIsACandidate() {
        let found = candidates([(0, 0, "001", "A"), (0, 1, "001", "B"), (1, 0, "001", "B"), (2, 7, "001", "B"), (2, 8, "00", "1A")])
        #expect(found.map { $0.map(\.declaration) } == [[0, 1, 2]])
        #expect(found.first?.map(\.position) == [1, 0, 7])
    }

    @Test func typeAndNumberDoNotRunTogether() { #expect(candidates([(0, 0, "00", "1A"), (1, 0, "001", "A")]).isEmpty) }
}
