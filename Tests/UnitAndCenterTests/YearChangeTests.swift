import Enrollment
import Testing
import UnitDesk
import UnitStore

/// The days of a year change, a year ends, the next one begins: by a result, or by a new activation.
@Suite struct YearChangeTests {
    let exchange: Exchanging
    init() throws { exchange = try Exchanging() }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private func begun() throws -> UnitDesk {
        let desk = try exchange.activated()
        try exchange.add("王五", "A0003", to: desk)
        try exchange.receive(exchange.declare(desk))
        try exchange.apply(exchange.result(), to: desk)
        return desk
    }

    @Test func anExtensionArrivesWithTheNextResult() throws {
        let desk = try begun()
        let later = try day("2027-01-15")
        _ = try exchange.center.extendYear(to: later)
        let result = try exchange.result()
        #expect(try exchange.preview(result, desk).effects?.days?.closes == later)
        try exchange.apply(result, to: desk)
        #expect(try desk.profile?.closes == later)
        #expect(try exchange.preview(exchange.result(), desk).effects?.days == nil)
    }

    @Test func aResultOfTheNextYearClosesTheOldOne() throws {
        let desk = try begun()
        try exchange.add("赵六", "A0004", to: desk)
        _ = try exchange.center.openYear(2028, opens: day("2027-09-01"), closes: day("2027-12-20"))
        try exchange.roster([("1001", "张三", "A0001"), ("2027000001", "王五", "A0003")])
        let result = try exchange.result()
        let change = try #require(try exchange.preview(result, desk).effects?.yearChange)
        #expect(change.closes == 2027 && change.opens == 2028 && change.unsent == 1 && change.openBatches == 0)
        try exchange.apply(result, to: desk)
        #expect(try desk.profile?.insuranceYear == 2028 && desk.equation() == Equation(renewals: 2, additions: 0, reductions: 0))
        #expect(try desk.verifyLog().isIntact)

        let former = try desk.former(year: 2027)
        #expect(try former.equation() == Equation(renewals: 2, additions: 2, reductions: 0) && former.listing(.declared).rows.count == 4)
        #expect(throws: StoreError.yearClosed(2027)) {
            try former.reduce(Identity(type: "010", number: "A0001"), reason: "毕业", operator: "经办")
        }
        // The exchange goes on under the same activation, with the next numbers.
        let received = try exchange.receive(exchange.declare(desk))
        #expect(received.accepted && received.sequence == 2, "\(received.message)")
        try exchange.apply(exchange.result(), to: desk)
        #expect(try desk.exchangeLog().lines.count == 2, "the new year's lines alone: the opening, and the pair")
        #expect(try desk.exchangeLog().newestSent?.rows.unanswered == 0)
    }

    @Test func aDeclarationOfTheOldYearComesTooLate() throws {
        let desk = try begun()
        let late = try exchange.declare(desk)
        _ = try exchange.center.openYear(2028, opens: day("2027-09-01"), closes: day("2027-12-20"))
        #expect(try exchange.receive(late).code == "year.other")
    }

    @Test func anActivationOfTheNextYearClosesTheOldOneToo() throws {
        let desk = try begun()
        _ = try exchange.center.openYear(2028, opens: day("2027-09-01"), closes: day("2027-12-20"))
        let activation = try exchange.issueActivation()
        let plan = try desk.previewActivation(activation.package, code: activation.code)
        #expect(plan.effects?.yearChange?.opens == 2028)
        try desk.activate(plan, password: Exchanging.unitPassword, operator: "经办")
        #expect(try desk.profile?.insuranceYear == 2028 && desk.closedYears().map(\.insuranceYear) == [2027])
        #expect(try exchange.receive(exchange.declare(desk)).accepted)
    }

    @Test func aYearIsNotOpenedTwice() throws {
        #expect(exchange.code { _ = try exchange.center.openYear(2027, opens: day("2026-09-01"), closes: day("2026-12-20")) } != nil)
    }
}
