import Demo
import Enrollment
import Testing
import UnitStore

@testable import UnitDesk

@Suite struct SwappingTests {
    let desk: UnitDesk
    init() throws { desk = try DeskFixture.desk() }

    private func identity(_ position: Int) throws -> Identity { try desk.find(DeskFixture.reference(position)).person.identity }

    @Test func twoPeopleSwapAndSwapBack() throws {
        let (first, second) = (try identity(1), try identity(4))
        let swap = try desk.previewSwap(first, second)
        #expect(swap.isAllowed && swap.first.person.name == "萧思颖" && swap.second.person.name == "刘若溪")
        // Each number tells another birth date than the one beside it: both are told, of each person.
        #expect(Set(swap.findings.map(\.row)) == [1, 2] && swap.findings.contains { $0.code == .birthMismatch })
        #expect(try identity(1) == first, "a preview changes nobody")
        try desk.swap(swap, operator: "王")
        #expect(try identity(1) == second && identity(4) == first)
        #expect(try desk.find(first).person.name == "刘若溪")
        try desk.swap(desk.previewSwap(first, second), operator: "王")
        #expect(try identity(1) == first && identity(4) == second)
        #expect(try desk.verifyLog().isIntact)
    }

    @Test func theTypeGoesWithTheNumber() throws {
        try DeskFixture.amend(desk, 4, [.identityType: "007", .identityNumber: "G1234567"])
        let swap = try desk.previewSwap(identity(1), identity(4))
        #expect(swap.isAllowed, "\(swap.findings)")
        try desk.swap(swap, operator: "王")
        #expect(try identity(1) == Identity(type: "007", number: "G1234567"))
    }

    @Test func aNumberThatIsNoNumberIsMendedFirst() throws {
        try DeskFixture.amend(desk, 4, [.identityNumber: "12345"])
        let swap = try desk.previewSwap(identity(1), identity(4))
        #expect(!swap.isAllowed && swap.findings.contains { $0.code == .identityNumberFormat && $0.row == 1 })
    }

    /// A registered number with a wrong check digit, confirmed once, may go to its real holder, and its confirmation with it.
    @Test func whatWasConfirmedOfANumberGoesWithIt() throws {
        let number = try desk.stage(
            .additions, fileName: "x.xls", bytes: DemoPaper.additions.encoded(as: .xls), sheet: nil, operator: "王"
        ).number
        _ = try desk.confirm(number, row: 5, reason: "已核对户口簿", operator: "王")
        _ = try desk.submit(number, goodRowsOnly: true, operator: "王")
        var query = RosterQuery()
        query.text = "袁明哲"
        let odd = try #require(try desk.people(query).first)
        #expect(odd.confirmed == [.identityNumberChecksum])
        let swap = try desk.previewSwap(identity(1), odd.person.identity)
        #expect(swap.isAllowed, "\(swap.findings.map { ($0.row, $0.code.rawValue, $0.severity) })")
        #expect(swap.findings.contains { $0.code == .identityNumberChecksum && $0.row == 1 })
        try desk.swap(swap, operator: "王")
        #expect(try desk.find(DeskFixture.reference(1)).confirmed == [.identityNumberChecksum])
        #expect(try desk.find(odd.reference).confirmed.isEmpty)
    }

    @Test func whatIsRefused() throws {
        let (first, second) = (try identity(1), try identity(2))
        #expect(throws: DeskError.samePerson) { try desk.previewSwap(first, first) }
        #expect(throws: StoreError.personUnknown) { try desk.previewSwap(first, Identity(type: "001", number: "1")) }
        _ = try desk.reduce(second, reason: "转学", operator: "王")
        #expect(throws: StoreError.alreadyReduced(name: "曹佳宁")) { try desk.previewSwap(first, second) }
        #expect(throws: StoreError.alreadyReduced(name: "曹佳宁")) { try desk.previewSwap(second, first) }
    }

    @Test func aPersonChangedAfterThePreviewIsNotSwapped() throws {
        let (first, second) = (try identity(1), try identity(2))
        let swap = try desk.previewSwap(first, second)
        try DeskFixture.amend(desk, 2, [.phone: "13812345678"])
        let head = try desk.store.journalEnd().head
        #expect(throws: StoreError.self) { try desk.swap(swap, operator: "王") }
        #expect(try identity(1) == first && identity(2) == second && desk.store.journalEnd().head == head)
    }
}
