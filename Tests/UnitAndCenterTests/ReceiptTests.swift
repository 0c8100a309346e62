import Enrollment
import Testing
import UnitDesk
import UnitStore

/// The unit's proof of what the center holds, also where packages got lost or one side was restored.
@Suite struct ReceiptTests {
    let exchange: Exchanging
    init() throws { exchange = try Exchanging() }

    private func standing(_ desk: UnitDesk, _ sequence: Int) throws -> PackageStanding? {
        try desk.exchangeLog().lines.compactMap(\.sent).first { $0.package.sequence == sequence }?.standing
    }

    private func isAsSent(_ standing: PackageStanding?) -> Bool {
        guard case .asSent = standing else { return false }
        return true
    }

    @Test func whatWasSentIsProven() throws {
        let desk = try exchange.activated()
        let first = try exchange.declare(desk)
        #expect(try standing(desk, 1) == .waiting)
        try exchange.receive(first)
        try exchange.apply(exchange.result(), to: desk)
        #expect(isAsSent(try standing(desk, 1)))
        let sent = try #require(try desk.exchangeLog().newestSent)
        #expect(sent.rows == RowTally(accepted: 2) && sent.rows.unanswered == 0)
    }

    @Test func aLostPackageIsNamedOnBothSides() throws {
        let desk = try exchange.activated()
        _ = try exchange.declare(desk)
        let received = try exchange.receive(exchange.declare(desk))
        #expect(received.accepted && received.missing == [1])
        let lost = try exchange.result()
        try exchange.apply(exchange.result(), to: desk)
        #expect(try standing(desk, 1) == .notReceived && isAsSent(standing(desk, 2)))
        #expect(try desk.exchangeLog().missing == [1])
        // It turns up too late: refused, and no longer missing.
        #expect(exchange.code { try exchange.apply(lost, to: desk) } == "sequence.stale")
        #expect(try desk.exchangeLog().missing.isEmpty)
    }

    @Test func anAnswerToAnOlderPackageSaysSoRowByRow() throws {
        let desk = try exchange.activated()
        try exchange.receive(exchange.declare(desk))
        let result = try exchange.result()
        let person = try desk.find(Identity(type: "010", number: "A0001"))
        var amended = person.person
        amended[.phone] = "13912345678"
        try desk.amend(person.reference, to: amended, version: person.version, operator: "经办")
        _ = try exchange.declare(desk)
        let effects = try #require(try exchange.preview(result, desk).effects)
        #expect(effects.isBehind && effects.older.map(\.name) == ["张三"] && effects.foreign.isEmpty && effects.unanswered == 0)
        try exchange.apply(result, to: desk)
        let file = try desk.file(of: person.reference)
        #expect(file.standing.standing == .accepted && file.standing.isOlder)
    }

    @Test func aRestoredCenterIsToldToTheClerk() throws {
        let desk = try exchange.activated()
        try exchange.receive(exchange.declare(desk))
        try exchange.apply(exchange.result(), to: desk)
        let backup = try exchange.backUpCenter()
        let second = try exchange.declare(desk)
        try exchange.receive(second)
        try exchange.apply(exchange.result(), to: desk)
        try exchange.restoreCenter(backup)
        let again = try exchange.receive(second)
        #expect(again.code == "sequence.stale" && again.message.contains("恢复了旧的备份"))
        // Its next result is not made after the one taken in: the clerk sees whom it decides otherwise, and says yes.
        let result = try exchange.result()
        #expect(exchange.code { _ = try exchange.preview(result, desk) } == "sequence.forked")
        let plan = try exchange.preview(result, desk, isForkAccepted: true)
        #expect(plan.effects?.fork?.isEmpty == true && plan.effects?.lostReceipts == [2])
        try desk.apply(plan, operator: "经办")
        #expect(try standing(desk, 2) == .lost)
        // And the way on: a new declaration, which the center takes as a fork no more.
        let received = try exchange.receive(exchange.declare(desk))
        #expect(received.accepted, "\(received.message)")
        try exchange.apply(exchange.result(), to: desk)
        #expect(isAsSent(try standing(desk, 3)))
    }
}
