import CenterStore
import Enrollment
import Testing

@testable import CenterDesk

/// What the pages show, against what was done.
@Suite struct LookingTests {
    private static func group(_ unit: String, _ people: Int, _ kind: OutcomeKind = .rejected, _ reason: String = "core.deceased")
        -> OutcomeGroup
    {
        OutcomeGroup(unit: unit, declaration: 1, kind: kind, reasonCode: kind == .accepted ? "" : reason, people: people)
    }

    @Test(arguments: [
        (0, 100, ["A 0+3", "B 0+5", "C 0+1"]), (0, 3, ["A 0+3"]), (2, 2, ["A 2+1", "B 0+1"]), (3, 5, ["B 0+5"]),
        (7, 5, ["B 4+1", "C 0+1"]),
        (9, 5, []), (0, 0, []),
    ])
    func aLeafIsPartsOfGroups(_ offset: Int, _ limit: Int, _ expected: [String]) {
        let groups = [Self.group("A", 3), Self.group("B", 5), Self.group("C", 1)]
        #expect(groups.window(offset: offset, limit: limit).map { "\($0.group.unit) \($0.offset)+\($0.limit)" } == expected)
    }

    @Test(arguments: [
        (Self.group("A", 1, .rejected, "core.deceased"), ResponsibleParty.family),
        (Self.group("A", 1, .pending, "center.decided"), .center),
        (Self.group("A", 1, .rejected, "center.decided"), .unit), (Self.group("A", 1, .accepted), nil),
    ])
    func aGroupHasOneThatMustAct(_ group: OutcomeGroup, _ party: ResponsibleParty?) { #expect(group.party == party) }

    @Test func unitsStandWhereTheirPackagesLeftThem() throws {
        let center = try TestCenter()
        try center.desk.addUnit(code: "U3", name: "三中", kind: .school)
        func states() throws -> [UnitState] { try center.desk.standings(UnitQuery()).units.map(\.state) }
        #expect(try states() == [.notActivated, .notActivated, .notActivated])
        let (one, two) = (try center.activate("U1"), try center.activate("U2"))
        #expect(try states() == [.silent, .silent, .notActivated])
        let lost = try one.declare([TestCenter.addition(TestCenter.person("张", "1"))])
        _ = try center.receive(try one.declare([TestCenter.addition(TestCenter.person("张", "1"))]))
        _ = try center.receive(try two.declare([TestCenter.addition(TestCenter.person("王", "2"))]))
        #expect(try states() == [.received, .received, .notActivated])
        #expect(try center.desk.overview().missing == 1 && center.desk.unitFile("U1").missing == [1])
        #expect(try center.desk.overview().notCompared == 2)
        _ = try center.answer(one)
        #expect(try states() == [.answered, .received, .notActivated])
        // What is decided afterwards is owed to the unit.
        try center.core()
        _ = try center.desk.compare()
        #expect(try states() == [.received, .received, .notActivated])
        _ = try center.answer(one)
        _ = try center.desk.compare()
        #expect(try states() == [.answered, .received, .notActivated])
        _ = try center.receive(try one.declare([TestCenter.addition(TestCenter.person("张", "1"))]))
        #expect(try states() == [.received, .received, .notActivated])
        // Too late, and no longer missing.
        #expect(try center.receive(lost).accepted == false)
        #expect(try center.desk.overview().missing == 0)
        var query = UnitQuery()
        query.state = .received
        query.text = "社区"
        #expect(try center.desk.standings(query).units.map(\.unit.code) == ["U2"])
    }

    /// Leaf by leaf, over two units and several reasons, every row comes once and the counts foot.
    @Test(arguments: [1, 2, 3, 7, 100])
    func everyFindingStandsOnOneLeaf(_ size: Int) throws {
        let center = try TestCenter()
        let (one, two) = (try center.activate("U1"), try center.activate("U2"))
        func people(_ prefix: String) -> [DeclaredPerson] {
            (1...6).map { TestCenter.addition(TestCenter.person("人\($0)", prefix + String($0))) }
        }
        let both = TestCenter.person("同", "99")
        _ = try center.receive(try one.declare(people("1") + [TestCenter.addition(both)]))
        _ = try center.receive(try two.declare(people("2") + [TestCenter.addition(both)]))
        try center.core(["11", "21", "22"].map { ["001", $0, "", "已死亡", ""] } + [["001", "12", "别的", "正常", ""]])
        _ = try center.desk.compare()
        let overview = try center.desk.overview()
        #expect(overview.people(.accepted) == 8 && overview.people(.rejected) == 6 && overview.notCompared == 0)
        for (kind, total) in [(OutcomeKind?.none, 6), (.accepted, 8), (.rejected, 6), (.pending, 0)] {
            var query = FindingQuery()
            query.kind = kind
            query.limit = size
            var seen: [SeenRow] = []
            for offset in stride(from: 0, to: max(1, total), by: size) {
                query.offset = offset
                let page = try center.desk.findings(query)
                #expect(page.total == total && page.rows.count == min(size, total - offset))
                seen += page.rows
            }
            #expect(Set(seen.map { $0.unit + $0.reference.text }).count == total)
            #expect(seen.allSatisfy { kind == nil || $0.outcome?.kind == kind })
            #expect(seen.map(\.unit) == seen.map(\.unit).sorted())
        }
        #expect(overview.reasons.map { "\($0.code) \($0.people)" } == ["core.deceased 3", "declared.two-units 2", "core.name-differs 1"])
    }

    @Test func aRowFileHoldsWhatHappened() throws {
        let center = try TestCenter()
        let (one, two) = (try center.activate("U1"), try center.activate("U2"))
        let row = TestCenter.addition(TestCenter.person("张", "1"))
        _ = try center.receive(try one.declare([row]))
        _ = try center.receive(try two.declare([TestCenter.addition(TestCenter.person("张", "1"))]))
        try center.core([["001", "1", "张三", "正常", "户籍"]])
        _ = try center.desk.compare()
        let desk = center.desk.attended(by: "李敏")
        _ = try desk.decide(unit: "U1", person: row.reference, as: .accepted, note: "核过")
        let file = try desk.rowFile("U1", row.reference)
        #expect(file.core?.name == "张三" && file.otherUnits.map(\.code) == ["U2"])
        #expect(file.decision?.operator == "李敏" && file.decision?.note == "核过")
        #expect(file.outcome?.kind == .accepted && file.outcome?.isDecided == true)
        #expect(file.entries.map(\.operator) == ["测试", "李敏"] && file.declarations.count == 1)
        let number = try #require(file.outcome?.personalNumber)
        #expect(try desk.find(number).map(\.unit) == ["U1"] && desk.find("1").map(\.unit) == ["U1", "U2"])
        #expect(throws: CenterRefusal.self) { try desk.rowFile("U2", row.reference) }
    }

    @Test func aCardTellsWhetherItsHolderIsDeclared() throws {
        let center = try TestCenter()
        try center.roster([("U1", "100", TestCenter.person("张", "1")), ("U1", "101", TestCenter.person("王", "2"))])
        _ = try center.receive(try center.activate("U1").declare([TestCenter.renewal("100", TestCenter.person("张", "1"))]))
        try center.sheet(.cards, [["K1", "100", "", "", "照片不清"], ["K1", "101", "", "", "地址不清"]])
        let holders = try center.desk.cards(CardQuery()).cards.compactMap(\.holder)
        #expect(Dictionary(uniqueKeysWithValues: holders.map { ($0.name, $0.isDeclared) }) == ["张": true, "王": false])
    }

    @Test func aFailureStaysOpenUntilALaterBatch() throws {
        let center = try TestCenter()
        try center.roster([("U1", "100", TestCenter.person("张", "1")), ("U1", "101", TestCenter.person("王", "2"))])
        func open() throws -> [String] {
            try center.desk.cards(CardQuery()).cards.map { "\($0.batch) \($0.personalNumber) \($0.holder?.name ?? "")" }
        }
        try center.sheet(
            .cards, [["K2", "100", "", "", "照片不清"], ["K2", "101", "", "", "地址不清"], ["K1", "101", "6201", "2026-11-01", ""]])
        #expect(try open() == ["K2 101 王", "K2 100 张"])
        try center.sheet(.cards, [["K3", "100", "6202", "2026-11-02", ""]])
        #expect(try open() == ["K2 101 王"] && center.desk.overview().openCardFailures == 1)
        #expect(
            try center.desk.cardBatches(offset: 0, limit: 9).batches.map { "\($0.batch) \($0.made) \($0.failed) \($0.open)" } == [
                "K3 1 0 0", "K2 0 2 1", "K1 1 0 0",
            ])
        let file = try center.desk.unitFile("U1")
        #expect(file.cards == 2 && file.openCardFailures == 1)
        #expect(try center.desk.cards(ofUnit: "U1").map(\.isMadeLater) == [true, false, false, false])
    }
}
