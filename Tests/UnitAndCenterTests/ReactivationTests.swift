import Enrollment
import Testing
import UnitDesk

/// Activating over what is here already: a forgotten password, a lost PC, a newer activation.
@Suite struct ReactivationTests {
    let exchange: Exchanging
    init() throws { exchange = try Exchanging() }

    private func activate(_ desk: UnitDesk, with activation: Exchanging.Activation, password: String = Exchanging.unitPassword) throws {
        try desk.activate(desk.previewActivation(activation.package, code: activation.code), password: password, operator: "经办")
    }

    @Test func theSamePackageSetsAnotherPassword() throws {
        let activation = try exchange.issueActivation()
        let desk = try exchange.activated(with: activation)
        try exchange.add("王五", "A0003", to: desk)
        try activate(desk, with: activation, password: "another-password")
        #expect(try desk.equation().declared == 3 && desk.packages().count { $0.kind == "activation" } == 1)
        #expect(exchange.code { _ = try desk.unlock(password: Exchanging.unitPassword) } == "password.wrong")
        #expect(exchange.code { _ = try desk.unlock(password: "another-password") } == nil)
        _ = try desk.declare(keys: desk.unlock(password: "another-password"), operator: "经办")
        #expect(exchange.code { try activate(desk, with: activation) } == "registration.used", "the center knows the former keys by now")
    }

    @Test func whatItDoesIsShownFirst() throws {
        let desk = try exchange.activated()
        try exchange.add("王五", "A0003", to: desk)
        try exchange.roster([("1001", "张三", "A0001"), ("1003", "赵六", "A0005")])
        let activation = try exchange.issueActivation()
        let effects = try #require(try desk.previewActivation(activation.package, code: activation.code).effects)
        #expect(effects.added == ["赵六"] && effects.dropped == ["李四"] && effects.unsent == 1 && effects.yearChange == nil)
        try activate(desk, with: activation)
        #expect(try desk.listing(.declared).rows.count == 3 && desk.verifyLog().isIntact)
        #expect(try desk.equation() == Equation(renewals: 2, additions: 1, reductions: 0))
    }

    @Test func aSecondActivationEndsTheOldKeys() throws {
        let former = try exchange.activated()
        try exchange.receive(exchange.declare(former))
        let result = try exchange.result()
        try exchange.apply(result, to: former)
        let fresh = try exchange.activated("fresh")
        #expect(try exchange.receive(exchange.declare(former)).code == "activation.ended")
        #expect(exchange.code { _ = try exchange.preview(result, fresh) } == "envelope.not-for-us")
        #expect(try exchange.receive(exchange.declare(fresh)).accepted)
        try exchange.apply(exchange.result(), to: fresh)
        #expect(try fresh.exchangeLog().newestSent?.rows.unanswered == 0)
    }

    /// Last year's addition stands in the center's roster by now; a swap stands in the declaration alone.
    @Test func aFreshPCHasEveryoneOnce() throws {
        let former = try exchange.activated()
        try exchange.add("王五", "A0003", to: former)
        let (first, second) = (Identity(type: "010", number: "A0001"), Identity(type: "010", number: "A0002"))
        try former.swap(former.previewSwap(first, second), operator: "经办")
        try exchange.receive(exchange.declare(former))
        try exchange.roster([("1001", "张三", "A0001"), ("1002", "李四", "A0002"), ("2026000009", "王五", "A0003")])
        let fresh = try exchange.activated("fresh")
        #expect(try fresh.listing(.declared).rows.count == 3)
        #expect(try fresh.find(first).person.name == "李四" && fresh.find(second).person.name == "张三")
        #expect(try exchange.receive(exchange.declare(fresh)).accepted)
    }

    @Test func anOlderActivationIsRefused() throws {
        let first = try exchange.issueActivation()
        let desk = try exchange.activated()
        #expect(exchange.code { _ = try desk.previewActivation(first.package, code: first.code) } == "sequence.stale")
    }
}
