import Enrollment
import Foundation
import Hummingbird
import HummingbirdTesting
import Paperwork
import SiteVisitor
import UnitDesk
import Workbook

import LocalWeb
import UnitWeb

/// The numbers of docs/performance.md: `swift run -c release measure [people [page]]`.
@main
struct Measure {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        // What center.py measures: `measure center FOLDER UNITS ROWS`.
        if arguments.first == "center", let folder = arguments.dropFirst().first {
            let numbers = arguments.dropFirst(2).compactMap { Int($0) }
            return try LargeCenter(folder: URL(filePath: folder), units: numbers.first ?? 1000, rows: numbers.last ?? 2000).make()
        }
        // What startup.py starts on: `measure unit FOLDER [PEOPLE]`.
        if arguments.first == "unit", let folder = arguments.dropFirst().first {
            _ = try LargeSchool(size: arguments.dropFirst(2).first.flatMap { Int($0) } ?? 65_000, in: URL(filePath: folder))
            return
        }
        let size = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 65_000
        let wanted = CommandLine.arguments.dropFirst(2).first
        let root = FileManager.default.temporaryDirectory.appending(path: "canbao-measure-\(UUID())", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: root) }
        print("making a unit of \(size) people …")
        let school = try LargeSchool(size: size, in: root)
        let router = try WebApplication.router(
            folder: school.folder, version: "measure", demonstration: NoDemonstration(), clock: .system, address: LocalAddress(), quit: {})
        try await Application(router: router).test(.router) { client in
            let browser = Browser(client: client)
            _ = try await browser.get("/")
            _ = try await browser.post("/login", ["code": LargeSchool.code])
            _ = try await browser.post("/login/password", ["password": LargeSchool.password, "operator": "王老师"])
            try await pages(browser, school, cases(size).filter { wanted == nil || $0.title == wanted })
        }
        if wanted == nil || wanted == "导出" { try await export(school) }
        if wanted == nil || wanted == "收发" { try ExchangeMeasure(school, in: root).run() }
    }

    /// Paths that ask something else each time: another leaf, another name, another class.
    private typealias Case = (title: String, path: @Sendable (Int) -> String)

    private static func cases(_ size: Int) -> [Case] {
        let classes = LargeSchool.classes
        let names = ["萧思", "程诗", "顾清", "xs", "zm", "32051", "1000", "高一2班", "诗琪", "浩"]
        return [
            ("首页", { _ in "/" }),
            ("找人, 一样的词", { _ in "/search?q=zhq" }),
            ("找人, 每次不同", { "/search?q=\(names[$0 % names.count].encoded)&page=\(1 + $0 / names.count % 20)" }),
            ("本年度", { "/insured?page=\(1 + $0 % (size / 100))" }),
            ("下年度", { "/declared?page=\(1 + $0 % (size / 100))" }),
            ("下年度, 一个班", { "/declared?class=\(classes[$0 % 30].encoded)" }),
            ("下年度, 已接收, 按姓名", { "/declared?result=accepted&sort=name&page=\(1 + $0 % 500)" }),
            ("本年度减少", { "/reduced?page=\(1 + $0 % 5)" }),
            ("错误数据", { "/rejections?page=\(1 + $0 % 16)" }),
            ("缴费", { _ in "/fees" }),
            ("变更", { "/changes?page=\(1 + $0 % 10)" }),
            ("卡号", { "/cards?page=\(1 + $0 % (size / 120))" }),
            ("制卡失败", { "/card-failures?page=\(1 + $0 % 6)" }),
        ]
    }

    private static func pages(_ browser: Browser, _ school: LargeSchool, _ cases: [Case]) async throws {
        // A page that only renders a constant template, with the same middleware and session.
        let constant = "/nowhere"
        for warm in 0..<50 { for one in cases { _ = try await browser.get(one.path(warm)) } }
        let baseline = Figures(try await times(browser, 400) { _ in constant })
        print("constant template: \(baseline.median.short) µs median\n")
        print("page | first µs | median µs | × constant | 8 readers: p99 / median | KB")
        for one in cases {
            let alone = Figures(try await times(browser, 200, one.path))
            let weight = try await browser.get(one.path(1)).text.utf8.count
            let parallel = Figures(
                try await withThrowingTaskGroup(of: [Double].self) { group in
                    for reader in 0..<8 { group.addTask { try await times(browser, 60) { one.path($0 + reader * 60) } } }
                    return try await group.reduce(into: []) { $0 += $1 }
                })
            // After any change nothing that was remembered counts.
            try school.desk.remember(operator: one.title)
            let first = try await microseconds { _ = try await browser.get(one.path(3)) }
            print(
                "\(one.title) | \(first.short) | \(alone.median.short) | \((alone.median / baseline.median).short) | "
                    + "\((parallel.percentile99 / parallel.median).short) | \(weight / 1024)")
        }
    }

    private static func times(_ browser: Browser, _ count: Int, _ path: @Sendable (Int) -> String) async throws -> [Double] {
        var times: [Double] = []
        for index in 0..<count {
            let path = path(index)
            times.append(
                try await microseconds {
                    let answer = try await browser.get(path)
                    precondition(answer.status == 200 || answer.status == 404, "\(path): \(answer.status)")
                })
        }
        return times
    }

    /// 导出 of the whole roster against writing the same sheet from memory.
    private static func export(_ school: LargeSchool) async throws {
        let listing = try school.desk.listing(.declared)
        var bare: [Double] = []
        var whole: [Double] = []
        for _ in 0..<5 {
            bare.append(try await microseconds { _ = try listing.encoded(as: .xls) })
            whole.append(try await microseconds { _ = try school.desk.export(.declared, ListQuery(), as: .xls) })
        }
        let (sheet, export) = (Figures(bare).median, Figures(whole).median)
        print(
            "\n导出 of \(listing.rows.count) rows as .xls: \((export / 1000).short) ms, the bare sheet \((sheet / 1000).short) ms: adds \(((export - sheet) / sheet * 100).rounded()) %"
        )
    }
}

private struct NoDemonstration: DemonstrationGuide {
    let password = ""
    func begin() throws -> UnitDesk { throw DeskError.unitMissing }
    func sheet(_ name: String) throws -> [UInt8]? { nil }
    func answer() throws -> (fileName: String, bytes: [UInt8]) { throw DeskError.unitMissing }
    func clear() throws {}
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
