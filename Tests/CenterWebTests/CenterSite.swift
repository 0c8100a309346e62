import CenterDesk
import Demo
import Enrollment
import Foundation
import Hummingbird
import HummingbirdTesting
import LocalWeb
import Paperwork
import SiteVisitor
import UnitDesk

@testable import CenterWeb

/// The site without a socket, over an invented center: 320571 has declared and was answered, 320572 was never activated.
struct CenterSite {
    static let unit = "320571"
    static let operatorName = "李敏"
    static let password = "operator-password"

    let folder: URL

    /// Made once, then copied.
    private static let original: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-center-web-\(UUID())", directoryHint: .isDirectory)
        let (center, unit) = try DemoCenter.create(in: folder)
        let batch = try unit.stage(.additions, fileName: "x.xls", bytes: DemoPaper.additions.encoded(as: .xls), sheet: nil, operator: "王")
        _ = try unit.submit(batch.number, goodRowsOnly: true, operator: "王")
        let keys = try unit.unlock(password: DemoCenter.unitPassword)
        _ = try unit.declare(keys: keys, operator: "王", into: folder.appending(path: "packages"))
        _ = try center.answer()
        let desk = try CenterDesk(CenterFolder(folder.appending(path: "center")))
        try desk.addUnit(code: "320572", name: "云川第二小学", kind: .school)
        try desk.addOperator(operatorName, password: password, vaultCost: 10)
        return folder
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-center-web-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.copyItem(at: try Self.original.get().appending(path: "center"), to: folder)
    }

    func desk(clock: Clock = .system) throws -> CenterDesk { try CenterDesk(CenterFolder(folder), clock: clock) }

    func visit(clock: Clock = .system, _ test: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let router = try WebApplication.router(
            center: desk(clock: clock), version: "test", clock: clock, vaultCost: 10, address: LocalAddress(), quit: {})
        try await Application(router: router).test(.router) { client in try await test(Browser(client: client)) }
    }

    /// The declared people by name.
    func references() throws -> [String: PersonReference] {
        let rows = try desk().rows(of: Self.unit, .init()).rows
        return Dictionary(rows.map { ($0.name, $0.reference) }, uniquingKeysWith: { $1 })
    }

    func path(_ name: String) throws -> String { "/units/\(Self.unit)/people/\(try references()[name]?.text ?? "nobody")" }
}

extension Browser {
    func logIn(_ name: String = CenterSite.operatorName, _ password: String = CenterSite.password) async throws {
        _ = try await get("/")
        _ = try await post("/login", ["operator": name, "password": password])
        _ = try await get("/")
    }

    /// As somebody does who has the row's page before them.
    func decide(_ path: String, _ form: [String: String]) async throws -> Answer {
        let shown = try await get(path).text.firstMatch(of: /name="digest" value="([^"]+)"/).map { String($0.1) }
        return try await post(path, form.merging(["digest": shown ?? ""]) { $1 })
    }
}
