import Enrollment
import Testing

@Suite struct BatchOrderTests {
    @Test(arguments: [("10", "9"), ("2026-10", "2026-9"), ("2026-10-12", "2026-10-09"), ("02", "01"), ("B2", "B1")])
    func theSecondComesBeforeTheFirst(_ later: String, _ former: String) {
        #expect(BatchOrder.isLater(later, than: former))
        #expect(!BatchOrder.isLater(former, than: later))
        #expect(BatchOrder.later(former, later) == later && BatchOrder.later(later, former) == later)
    }

    @Test func noBatchIsLaterThanItself() { #expect(!BatchOrder.isLater("9", than: "9")) }
}
