import CenterDesk
import CenterStore
import Enrollment
import Foundation
import Paperwork
import UnitDesk
import UnitStore
import Workbook

/// A unit in the middle of its year: a roster of `size`, declared and answered, with rejections, fees, cards and changes. All invented.
struct LargeSchool {
    static let code = "320571"
    static let password = "measure-2026"

    let folder: DataFolder
    let desk: UnitDesk
    let center: CenterDesk
    let centerKeys: CenterKeys

    init(size: Int, in root: URL) throws {
        center = try CenterDesk.create(
            CenterSetup(
                code: "3205", name: "云川市医保中心", insuranceYear: 2027, opens: CalendarDate(iso: "2026-09-01") ?? .init(daysSince1970: 0),
                closes: CalendarDate(iso: "2026-12-20") ?? .init(daysSince1970: 0)),
            in: CenterFolder(root.appending(path: "center", directoryHint: .isDirectory)), password: Self.password, clock: .system)
        centerKeys = try center.unlock(password: Self.password)
        let keys = centerKeys
        try center.addUnit(code: Self.code, name: "云川实验学校", kind: .school)
        for kind in [SheetKind.tables, .rates] { _ = try center.importSample(kind) }
        let people = (1...size).map(Self.person)
        try Self.take(
            center, .roster, ["单位代码", "编号"] + PersonField.allCases.map(\.title),
            people.enumerated().map { [Self.code, Self.number($0)] + $1 })
        let packages = root.appending(path: "packages", directoryHint: .isDirectory)
        let letters = root.appending(path: "letters", directoryHint: .isDirectory)
        for made in [packages, letters] { try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true) }
        guard let issued = try center.activate([Self.code], keys: keys, out: packages, letters: letters).first else {
            throw DeskError.unitMissing
        }
        folder = DataFolder(root.appending(path: "unit", directoryHint: .isDirectory))
        desk = try UnitDesk(folder, clock: .system)
        let typed = try String(contentsOf: issued.code, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let plan = try desk.previewActivation(Array(Data(contentsOf: issued.package)), code: typed)
        _ = try desk.activate(plan, password: Self.password, operator: "王老师")

        let own = try desk.unlock(password: Self.password)
        let made = try desk.declare(keys: own, operator: "王老师")
        _ = try center.receive([IncomingFile(name: "D", bytes: Array(Data(contentsOf: made.url)))], keys: keys)
        // One in forty bears another name in the register; one in ten has no card yet, one in a hundred a failed one.
        try Self.take(
            center, .core, ["证件类型", "证件号码", "姓名", "情况", "说明"],
            people.enumerated().map { index, person in [person[1], person[2], index % 40 == 0 ? person[0] + "乐" : person[0], "正常", ""] })
        try Self.take(
            center, .cards, ["批次", "个人编号", "卡号", "制卡日期", "失败原因"],
            people.indices.filter { $0 % 10 != 3 }.map { index in
                let failed = index % 100 == 7
                return [
                    "2026-10-0\(1 + index % 5)", Self.number(index), failed ? "" : "D2\(1_000_000 + index)", failed ? "" : "2026-10-11",
                    failed ? "照片不合格" : "",
                ]
            })
        _ = try center.compare()
        guard let result = try center.issueResults([Self.code], keys: keys, out: packages).first else { throw DeskError.unitMissing }
        try desk.apply(desk.previewResult(Array(Data(contentsOf: result.package)), keys: own), operator: "王老师")
        var graduates = RosterQuery()
        graduates.className = "高三1班"
        _ = try desk.reduce(.everyone(graduates), reason: "毕业", operator: "王老师")
        _ = try desk.submit(desk.promote(["高一1班": "高二1班"], operator: "王老师").number, goodRowsOnly: false, operator: "王老师")
    }

    static let classes = ["高一", "高二", "高三"].flatMap { grade in (1...40).map { "\(grade)\($0)班" } }

    private static func number(_ index: Int) -> String { String(100_001 + index) }

    private static func person(_ order: Int) -> [String] {
        let families = Array("萧程顾沈陆苏叶秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云潘葛奚范彭郎鲁韦昌马"), given = Array("思颖诗琪清岚涵浩然雨桐一诺俊熙梓萱宇轩欣怡佳宁明哲")
        let name = [families[order % families.count], given[order / 7 % given.count], given[order / 131 % given.count]]
        let birth = CalendarDate(daysSince1970: 14_000 + order % 3000)
        let digits = birth.description.filter { $0 != "-" }
        return [
            String(name), "001", "3205\(10 + order / 9000)\(digits)\(100 + order % 900)X", order % 2 == 0 ? "F" : "M", birth.description,
            order % 5 == 0 ? "GC" : "GA", order % 3 == 0 ? "园区外" : "园区", order % 50 == 0 ? "Y" : "N", order % 50 == 0 ? "001" : "",
            "016766",
            "000003", classes[order % classes.count], "澄湖东路\(order)号", "215028", "190\(10_000_000 + order)", "萧国平", "",
        ]
    }

    private static func take(_ center: CenterDesk, _ kind: SheetKind, _ header: [String], _ rows: [[String]]) throws {
        let report = try center.importSheet(
            kind, fileName: "x.xls", bytes: SheetDraft(name: "x", header: header, rows: rows).encoded(as: .xls))
        precondition(report.isStored, "\(kind): \(report.faults.prefix(3))")
    }
}
