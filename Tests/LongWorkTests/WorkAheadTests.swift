import Testing

@testable import LongWork

@Suite struct WorkAheadTests {
    @Test(arguments: [(0, 4), (1, 4), (4, 4), (5, 4), (1000, 1), (1000, 7), (1000, 4096)])
    func piecesComeTogetherInOrder(_ count: Int, _ size: Int) throws {
        let odd = try WorkAhead.pieces(of: count, size: size) { piece in piece.filter { $0 % 2 == 1 }.map { $0 * 10 } }
        #expect(odd == (0..<count).filter { $0 % 2 == 1 }.map { $0 * 10 })
    }

    @Test(arguments: [0, 499, 999]) func whatAPieceThrowsEndsAll(_ wrong: Int) {
        struct Wrong: Error {}
        #expect(throws: Wrong.self) {
            try WorkAhead.pieces(of: 1000, size: 50) { piece in
                if piece.contains(wrong) { throw Wrong() }
                return [0]
            }
        }
    }
}
