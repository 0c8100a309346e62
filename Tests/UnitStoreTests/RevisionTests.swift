import Enrollment
import Testing

@testable import UnitStore

@Suite struct RevisionTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }

    init() throws { fixture = try Fixture() }

    @Test func readingChangesNothing() throws {
        let revision = try store.revision
        _ = try store.people(RosterQuery())
        _ = try store.titles()
        _ = try UnitStore(file: fixture.file, backups: fixture.file.deletingLastPathComponent()).people(RosterQuery())
        #expect(throws: StoreError.self) { try store.restore(PersonReference(personalNumber: "100001"), by: fixture.act) }
        #expect(try store.revision == revision)
    }

    @Test(arguments: ["amend", "reduce", "stage", "setting", "send"])
    func everyWriteOfOursChangesIt(_ write: String) throws {
        let revision = try store.revision
        let record = try fixture.record("100001")
        switch write {
        case "amend": try store.amend(record.reference, to: record.person.with([.phone: "9"]), version: 1, by: fixture.act)
        case "reduce": try store.reduce(record.reference, reason: "毕业", on: Fixture.day, by: fixture.act)
        case "stage": _ = try fixture.stage([Fixture.person("戊", "5")])
        case "setting": try store.setSetting("operator", "王")
        default: try fixture.send(1)
        }
        #expect(try store.revision != revision)
    }

    /// Also where the log is written over from its beginning and doesn't grow.
    @Test(arguments: [false, true])
    func anotherProgramsWriteChangesIt(_ isLogRestarted: Bool) throws {
        let other = try UnitStore(file: fixture.file, backups: fixture.file.deletingLastPathComponent())
        try other.setSetting("operator", "甲")
        if isLogRestarted { try store.writer.writeWithoutTransaction { _ = try $0.checkpoint(.full) } }
        for name in ["乙", "丙", "丁"] {
            let revision = try store.revision
            try other.setSetting("operator", name)
            #expect(try store.revision != revision)
            #expect(try store.setting("operator") == name)
        }
    }
}
