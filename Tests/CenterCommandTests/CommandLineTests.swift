import CenterDesk
import CommandLineSupport
import Foundation
import Testing

@testable import canbao_center

/// Exit statuses of the program itself, in a data folder of its own.
@Suite struct CommandLineTests {
    private let root: URL
    private var password: String { root.appending(path: "password").path }
    private var data: String { root.appending(path: "data").path }

    init() async throws {
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-center-commands-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try Data("p\n".utf8).write(to: root.appending(path: "password"))
    }

    private func run(_ words: String) async -> Int32 {
        let arguments = words.split(separator: " ").map { word in
            String(word).replacing("PASSWORD", with: password).replacing("ROOT", with: root.path)
        }
        return await CommandMain.run(CanbaoCenter.self, arguments: arguments + ["--data", data])
    }

    @Test func fromInitToAnActivation() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let initialize = "init --code C1 --name 中心 --year 2027 --opens 2026-09-01 --closes 2026-12-20 --password-file PASSWORD"
        #expect(await run("unit list") == 1)
        #expect(await run(initialize) == 0)
        #expect(await run(initialize) == 1)
        #expect(await run("unit add U1 一中 --kind school") == 0)
        #expect(await run("unit add U1 一中 --kind school") == 1)
        #expect(await run("unit add U2 二中 --kind kindergarten") == 64)
        for kind in ["unit", "tables", "rates", "rules", "roster", "core", "exemptions", "cards"] {
            #expect(await run("\(kind) import --template ROOT/\(kind).xls") == 0)
            #expect(await run("\(kind) import ROOT/\(kind).xls") == 1)
            #expect(await run("\(kind) import") == 64)
        }
        #expect(await run("tables import --sample") == 0)
        #expect(await run("rates import --sample --json") == 0)
        #expect(await run("roster import --sample") == 64)
        #expect(await run("core import ROOT/nothing.xls --json") == 1)
        #expect(await run("core import --template /nonexistent/core.xls") == 73)
        #expect(await run("activate --all --out ROOT/out --letters ROOT/letters --password-file PASSWORD") == 0)
        #expect(await run("activate U1 --all --out ROOT/out --letters ROOT/letters --password-file PASSWORD") == 64)
        #expect(await run("activate U9 --out ROOT/out --letters ROOT/letters --password-file PASSWORD") == 1)
        #expect(await run("receive ROOT/out --password-file PASSWORD --json") == 1)
        #expect(await run("receive --password-file PASSWORD") == 64)
        #expect(await run("receive ROOT/out --password-file ROOT/nothing") == 64)
        #expect(await run("compare") == 0)
        #expect(await run("result --all --out ROOT/results --password-file PASSWORD") == 0)
        #expect(await run("result U1 --out ROOT/results --password-file PASSWORD") == 1)
        for list in ["units", "declarations", "rejections", "fees", "cards", "card-failures", "packages", "missing"] {
            #expect(await run("list \(list)") == 0)
            #expect(await run("list \(list) --unit U1 --json") == 0)
            #expect(await run("list \(list) --out ROOT/\(list).xls") == 0)
            #expect(await run("list \(list) --format xlsx") == 64)
        }
        #expect(await run("list everything") == 64)
        #expect(await run("keys export --out ROOT/keys --password-file PASSWORD") == 0)
        #expect(await run("verify-log") == 0)
        #expect(await run("backup --out ROOT/backup.sqlite") == 0)
        #expect(await run("restore ROOT/backup.sqlite") == 0)
        #expect(await run("restore ROOT/password") == 1)
        #expect(await run("unit list") == 0)
    }

    @Test func aPlanChangesNothingAndErrorsGetASheet() async throws {
        defer { try? FileManager.default.removeItem(at: root) }
        func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: root.appending(path: name)) }
        func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: name).path) }
        #expect(
            await run("init --code C1 --name 中心 --year 2027 --opens 2026-09-01 --closes 2026-12-20 --password-file PASSWORD") == 0)
        try write("good.csv", "规则,程度\nphone.format,提醒\n")
        try write("bad.csv", "规则,程度\nphone.format,提醒\nplan.unknown,提醒\n")
        let desk = try DeskOptions.parse(["--data", data]).desk()
        #expect(await run("rules import ROOT/good.csv --dry-run --error-sheet ROOT/none.xls") == 0)
        let plan = try desk.importSheet(.rules, from: ImportFile(at: root.appending(path: "good.csv").path), isRehearsal: true)
        #expect(plan.json.encoded.contains(#""stored": false, "changes": {"added": 1, "changed": 0, "same": 0, "removed": 0}"#))
        #expect(await run("rules import ROOT/good.csv --json") == 0)
        let again = try desk.importSheet(.rules, from: ImportFile(at: root.appending(path: "good.csv").path))
        #expect(again.text == "已导入规则程度 1 行。新增 0，改动 0，不变 1，去掉 0。")
        #expect(!exists("none.xls"))
        #expect(await run("rules import ROOT/bad.csv --dry-run --error-sheet ROOT/errors.txt") == 64)
        #expect(await run("rules import ROOT/bad.csv --dry-run --error-sheet ROOT/errors.xls") == 1)
        #expect(exists("errors.xls"))
        #expect(await run("rules import ROOT/bad.csv --error-sheet /nonexistent/errors.xls") == 73)
        #expect(await run("rules import ROOT/errors.xls") == 1)
        #expect(await run("rules import ROOT") == 1)
    }
}
