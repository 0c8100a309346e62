import SealedPackage
import Testing

@testable import Exchange

@Suite struct OrderBookTests {
    private static func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

    private static func book(_ accepted: [(Int, Character)], highestSeen: Int = 0) -> OrderBook {
        OrderBook(
            accepted: accepted.map { OrderBook.Accepted(sequence: $0.0, manifest: digest($0.1), time: "2026-11-24T10:00:00+08:00") },
            highestSeen: highestSeen)
    }

    private static func sent(_ numbers: [(Int, Character)]) -> [Manifest.Numbered] {
        numbers.map { Manifest.Numbered(sequence: $0.0, manifest: digest($0.1)) }
    }

    @Test func theFirst() throws {
        #expect(try Self.book([]).judge(1, manifest: Self.digest("a"), sent: []) == .new(missing: []))
    }

    @Test func theNext() throws {
        #expect(try Self.book([(1, "a")]).judge(2, manifest: Self.digest("b"), sent: Self.sent([(1, "a")])) == .new(missing: []))
    }

    @Test func aGapIsAcceptedAndNamed() throws {
        let verdict = try Self.book([(1, "a")]).judge(4, manifest: Self.digest("d"), sent: Self.sent([(1, "a"), (2, "b"), (3, "c")]))
        #expect(verdict == .new(missing: [2, 3]))
    }

    @Test func theFirstToArriveNeedNotBeTheFirst() throws {
        #expect(try Self.book([]).judge(3, manifest: Self.digest("c"), sent: Self.sent([(1, "a"), (2, "b")])) == .new(missing: [1, 2]))
    }

    @Test func whatTheSenderSaysItWillSendIsNotMissing() throws {
        #expect(try Self.book([]).judge(1, manifest: Self.digest("a"), sent: Self.sent([(1, "x"), (9, "y")])) == .new(missing: []))
    }

    @Test func anotherPackageUnderANumberThatIsTaken() {
        #expect(throws: ExchangeError.sequenceStale(sequence: 1, highest: 1)) {
            try Self.book([(1, "a")]).judge(1, manifest: Self.digest("b"), sent: [])
        }
    }

    /// The operator decides on a fork, never on a replay.
    @Test func acceptingAForkOpensNoDoorToWhatIsStale() {
        #expect(throws: ExchangeError.sequenceStale(sequence: 1, highest: 2)) {
            try Self.book([(2, "b")]).judge(1, manifest: Self.digest("a"), sent: [], isForkAccepted: true)
        }
    }

    @Test func theSameAgain() throws {
        let verdict = try Self.book([(1, "a"), (2, "b")]).judge(1, manifest: Self.digest("a"), sent: [])
        #expect(verdict == .alreadyImported(time: "2026-11-24T10:00:00+08:00"))
    }

    @Test func anEarlierOneThatComesLate() {
        #expect(throws: ExchangeError.sequenceStale(sequence: 2, highest: 3)) {
            try Self.book([(1, "a"), (3, "c")]).judge(2, manifest: Self.digest("b"), sent: Self.sent([(1, "a")]))
        }
    }

    @Test func aReplayAfterARestoreFromAnOldBackup() {
        #expect(throws: ExchangeError.sequenceStale(sequence: 2, highest: 5)) {
            try Self.book([(1, "a")], highestSeen: 5).judge(2, manifest: Self.digest("b"), sent: Self.sent([(1, "a")]))
        }
    }

    @Test(arguments: [[], [(1, "x")], [(2, "b")], [(1, "a"), (1, "x")]] as [[(Int, Character)]])
    func twoPCs(sent: [(Int, Character)]) throws {
        let book = Self.book([(1, "a")])
        #expect(throws: ExchangeError.sequenceForked(sequence: 3)) {
            try book.judge(3, manifest: Self.digest("c"), sent: Self.sent(sent))
        }
        _ = try book.judge(3, manifest: Self.digest("c"), sent: Self.sent(sent), isForkAccepted: true)
    }
}
