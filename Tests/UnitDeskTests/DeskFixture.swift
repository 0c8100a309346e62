import CenterDesk
import Enrollment
import Foundation
import Paperwork
import UnitStore
import Workbook

@testable import Demo
@testable import UnitDesk

/// Copies of one activated unit and its center: making and opening the keys takes a moment, so it is done once.
enum DeskFixture {
    private struct Template: Sendable {
        let folder: URL
        let center: DemoCenter
        let unit: UnitDesk
        let keys: UnlockedKeys

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "canbao-desk-\(UUID())", directoryHint: .isDirectory)
            (center, unit) = try DemoCenter.create(in: folder)
            keys = try unit.unlock(password: password)
        }
    }

    private static let template = Result { try Template() }

    /// Where the data of one test lie.
    private static func folder() -> URL {
        FileManager.default.temporaryDirectory.appending(path: "canbao-desk-\(UUID())", directoryHint: .isDirectory)
    }

    /// A unit that can be answered.
    static func unitAndCenter() throws -> (center: DemoCenter, desk: UnitDesk, keys: UnlockedKeys) {
        let template = try template.get()
        let folder = folder()
        try FileManager.default.copyItem(at: template.folder, to: folder)
        let unit = DataFolder(folder.appending(path: "unit", directoryHint: .isDirectory))
        let centerDesk = try CenterDesk(CenterFolder(folder.appending(path: "center", directoryHint: .isDirectory)))
        let packages = folder.appending(path: "packages", directoryHint: .isDirectory)
        return (
            DemoCenter(desk: centerDesk, keys: template.center.keys, unit: unit, packages: packages), try UnitDesk(unit), template.keys
        )
    }

    static func desk(clock: Clock = .system) throws -> UnitDesk {
        let data = DataFolder(folder())
        try FileManager.default.createDirectory(at: data.url, withIntermediateDirectories: true)
        try template.get().unit.backup(to: data.database)
        return try UnitDesk(data, clock: clock)
    }

    static let password = DemoCenter.unitPassword
    static func additions() throws -> [UInt8] { try DemoPaper.additions.encoded(as: .xls) }
    static func reductions() throws -> [UInt8] { try DemoPaper.reductions.encoded(as: .xls) }

    /// Number of the nth renewal, from 1: 萧思颖, 曹佳宁, 马泽宇, 刘若溪, 程诗琪, 何欣怡, 邓子墨, 沈书瑶.
    static func number(_ position: Int) -> String { "10000\(position)" }
    static func reference(_ position: Int) -> PersonReference { PersonReference(personalNumber: number(position)) }

    /// The declared roster as a clerk exports, edits and saves it; row 0 is the header, column 0 编号.
    static func edited(_ desk: UnitDesk, as format: WorkbookFormat = .xls, _ edit: (inout [[Cell]]) -> Void) throws -> [UInt8] {
        let sheets = try Workbook(reading: desk.export(.declared, ListQuery(), as: format)).sheets
        var rows = sheets.flatMap(\.occupiedRows).map { row in
            row.cells + Array(repeating: .empty, count: Layout.amendments.columns.count - row.cells.count)
        }
        edit(&rows)
        return try SheetDraft(name: "名单", header: [], rows: rows).encoded(as: format)
    }

    /// As somebody at another desk would, past every rule.
    static func amend(_ desk: UnitDesk, _ position: Int, _ fields: [PersonField: String]) throws {
        let record = try desk.find(reference(position))
        try desk.store.amend(
            record.reference, to: record.person.with(fields), version: record.version,
            by: UnitStore.Act(operator: "李", time: desk.clock.timestamp))
    }
}

extension [[Cell]] {
    subscript(row: Int, field: PersonField) -> String {
        get { self[row][field.position + 1].displayText }
        set { self[row][field.position + 1] = .text(newValue) }
    }
}

extension Person {
    func with(_ fields: [PersonField: String]) -> Person {
        var person = self
        for (field, value) in fields { person[field] = value }
        return person
    }
}

extension UnitDesk {
    func stageAmendments(_ bytes: [UInt8]) throws -> StagedBatch {
        try stage(.amendments, fileName: "下年度.xls", bytes: bytes, sheet: nil, operator: "王")
    }

    /// Everyone in the declared year and out of it.
    func everyone() throws -> [PersonRecord] {
        var query = RosterQuery()
        query.state = nil
        return try store.people(query)
    }
}
