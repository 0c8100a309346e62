import Enrollment
import Foundation
import GRDB
import Ledger
import LongWork

@testable import UnitStore

/// A unit of three renewals, in a file of its own.
struct Fixture {
    let store: UnitStore
    let file: URL
    let act = UnitStore.Act(operator: "王老师", time: "2026-10-09T15:20:00+08:00")
    static let day = CalendarDate(iso: "2026-10-09") ?? CalendarDate(daysSince1970: 0)

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-store-\(UUID())", directoryHint: .isDirectory)
        file = folder.appending(path: "canbao.sqlite")
        store = try UnitStore(file: file, backups: folder.appending(path: "backups"))
        try store.adopt(Self.adoption(sequence: 1), by: act)
    }

    static func person(_ name: String, _ number: String) -> Person {
        var person = Person()
        person[.name] = name
        person[.identityType] = "001"
        person[.identityNumber] = number
        person[.sex] = "F"
        person[.birthDate] = "2015-08-03"
        person[.plan] = "GA"
        return person
    }

    static let insured = [("100001", "甲", "1"), ("100002", "乙", "2"), ("100003", "丙", "")].map {
        InsuredPerson(personalNumber: $0.0, person: person($0.1, $0.2))
    }

    static func adoption(
        sequence: Int, insured: [InsuredPerson] = insured, declared: [DeclaredPerson]? = nil, reduced: [ReducedPerson] = []
    ) -> Adoption {
        let digest = String(repeating: sequence == 1 ? "a" : "b", count: 64)
        return Adoption(
            unit: UnitRecord(
                profile: SampleTables.unit, centerCode: "3205", centerName: "中心", activation: digest, activationSequence: sequence,
                nextDeclaration: 1,
                nextResult: 1), codes: SampleTables.codes, rates: SampleTables.rates, severities: [:], insured: insured, declared: declared,
            reduced: reduced, keys: KeyRingRecord(vault: "{}", selfSigned: "", authority: "", centerSigning: "", centerEncryption: ""),
            package: PackageRecord(
                direction: .received, kind: "activation", counterpart: "3205", insuranceYear: 2027, sequence: sequence, manifest: digest,
                fileName: "A", time: "2026-10-09T15:20:00+08:00"))
    }

    func stage(_ people: [Person], _ layout: Layout = .additions) throws -> Int {
        let rows = people.enumerated().map {
            NewBatchRow(row: BatchRow(number: $0 + 2, sequence: "\($0 + 1)", person: $1, facts: []), cells: [$1.name])
        }
        return try store.stage(NewBatch(layout: layout, fileName: "x.xls", blankRows: 0, heading: [["序号"]], rows: rows), by: act)
    }

    func submit(_ people: [Person]) throws -> (batch: Int, references: [PersonReference]) {
        let batch = try stage(people)
        var generator = SystemRandomNumberGenerator()
        let rows = try store.rows(ofBatch: batch).map {
            (row: $0.row, reference: PersonReference.random(using: &generator), confirmed: [FindingCode]())
        }
        try store.submitAdditions(rows, ofBatch: batch, by: act)
        return (batch, rows.map(\.reference))
    }

    func send(_ sequence: Int) throws {
        let rows = try store.roster().declared.map { SentRow(person: $0, digest: String(repeating: "d", count: 64)) }
        try store.recordDeclaration(
            PackageRecord(
                direction: .sent, kind: "declaration", counterpart: "3205", insuranceYear: 2027, sequence: sequence,
                manifest: String(repeating: String(sequence), count: 64), activation: String(repeating: "a", count: 64), fileName: "D",
                time: act.time,
                rows: rows.count), rows: rows, sheet: try sheet(), by: act)
    }

    private func sheet() throws -> DeclarationSheet {
        let journal = try store.journalEnd()
        return DeclarationSheet(
            totals: try store.equation(), fees: [], journalEntries: journal.entries, journalHead: journal.head, operator: "王老师")
    }

    func answer(_ sequence: Int, _ outcomes: [Outcome], cards: [Card] = [], failures: [CardFailure] = []) throws {
        var result = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: "result", counterpart: "3205", insuranceYear: 2027, sequence: sequence,
                manifest: String(repeating: "e\(sequence)", count: 32), activation: String(repeating: "a", count: 64), fileName: "R",
                time: act.time))
        result.answered = sequence
        result.outcomes = outcomes
        result.cards = cards
        result.cardFailures = failures
        try store.apply(result, by: act)
    }

    func record(_ number: String) throws -> PersonRecord {
        guard let record = try store.find(PersonReference(personalNumber: number)) else { throw StoreError.personUnknown }
        return record
    }

    /// An open batch of amendments, a row a person.
    func stageAmendments(_ changes: [(number: String, fields: [PersonField: String])]) throws -> Int {
        let rows = try changes.enumerated().map { position, change in
            let subject = try record(change.number)
            let person = subject.person.with(change.fields)
            let row = BatchRow(number: position + 2, sequence: change.number, person: person, facts: [])
            return NewBatchRow(row: row, cells: [change.number] + person.fields, subject: subject)
        }
        return try store.stage(NewBatch(layout: .amendments, fileName: "改.xls", blankRows: 0, heading: [["编号"]], rows: rows), by: act)
    }

    /// The open rows that `rows` names (nil: all), each as its fields and today's version say.
    func submitAmendments(_ batch: Int, rows: Set<Int>? = nil, progress: WorkProgress = WorkProgress()) throws {
        let wanted = try store.rows(ofBatch: batch).filter { $0.state == .open && rows?.contains($0.row.number) ?? true }
        let amendments = try wanted.map { row in
            let record = try row.subject.flatMap { try store.find($0) }
            guard let record else { throw StoreError.personUnknown }
            return (
                row: row.row.number,
                amendment: Amendment(reference: record.reference, person: row.row.person, version: record.version)
            )
        }
        try store.submitAmendments(amendments, ofBatch: batch, by: act, progress: progress)
    }

    /// Every row of every table, as text.
    func everything() throws -> [String] { try store.writer.read { try Self.everything($0) } }

    static func everything(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").flatMap { table in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
        }
    }

    /// Abandons the work as soon as the first of its rows stands in the journal.
    func abandon(_ progress: WorkProgress) throws {
        try store.writer.writeWithoutTransaction { db in
            db.add(function: DatabaseFunction("abandon", argumentCount: 0) { _ in progress.abandon() })
            try db.execute(sql: "CREATE TEMP TRIGGER midway AFTER INSERT ON main.journal BEGIN SELECT abandon(); END")
        }
    }
}

extension Person {
    func with(_ fields: [PersonField: String]) -> Person {
        var person = self
        for (field, value) in fields { person[field] = value }
        return person
    }
}

extension UnitStore {
    func changes(from: CalendarDate?, to: CalendarDate?) throws -> [ChangeRecord] { try changes(rows: changeRows(from: from, to: to)) }
}
