import Testing

@testable import Ledger

@Suite struct LoginLockTests {
    @Test(arguments: [(4, 0), (5, 5), (6, 10), (292, 1_440), (293, 1_440), (10_000, 1_440)])
    func itClosesForLongerEachTimeAndForADayAtMost(_ failures: Int, _ minutes: Int) throws {
        let lock = try LoginLock(failures: failures - 1).attempted(at: 1_000)
        guard minutes > 0 else { return try lock.check(at: 1_000) }
        let closed = #expect(throws: LoginLock.Closed.self) { try lock.check(at: 1_000) }
        #expect(closed?.minutes == minutes)
        try lock.check(at: 1_000 + minutes * 60)
    }
}
