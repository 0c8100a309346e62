import Enrollment
import Foundation
import Ledger

@testable import UnitStore

/// A unit of three renewals, in a file of its own.
struct Fixture {
    let store: UnitStore
    let act = UnitStore.Act(operator: "王老师", time: "2026-10-09T15:20:00+08:00")
    static let day = CalendarDate(iso: "2026-10-09") ?? CalendarDate(daysSince1970: 0)

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-store-\(UUID())", directoryHint: .isDirectory)
        store = try UnitStore(file: folder.appending(path: "canbao.sqlite"), backups: folder.appending(path: "backups"))
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
                rows: rows.count), rows: rows, by: act)
    }

    func answer(_ sequence: Int, _ outcomes: [Outcome]) throws {
        var result = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: "result", counterpart: "3205", insuranceYear: 2027, sequence: sequence,
                manifest: String(repeating: "e\(sequence)", count: 32), activation: String(repeating: "a", count: 64), fileName: "R",
                time: act.time))
        result.answered = sequence
        result.outcomes = outcomes
        try store.apply(result, by: act)
    }
}
