import Demo
import Enrollment
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LocalWeb
import Paperwork
import SiteVisitor
import UnitDesk
import Workbook

@testable import UnitWeb

/// The site without a socket, over the demonstration's unit.
struct Site {
    let folder: URL

    init() { folder = FileManager.default.temporaryDirectory.appending(path: "canbao-web-\(UUID())", directoryHint: .isDirectory) }

    func visit(_ test: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let router = try WebApplication.router(
            folder: DataFolder(folder.appending(path: "own")), version: "test",
            demonstration: Guide(folder: folder.appending(path: "demo")),
            clock: .system, address: LocalAddress(), quit: {})
        try await Application(router: router).test(.router) { client in try await test(Browser(client: client)) }
    }
}

struct Guide: DemonstrationGuide {
    let folder: URL
    let password = DemoCenter.unitPassword

    func begin() throws -> UnitDesk { try DemoCenter.create(in: folder).unit }
    func sheet(_ name: String) throws -> [UInt8]? { nil }
    func answer() throws -> (fileName: String, bytes: [UInt8]) { throw DeskError.unitMissing }
    func clear() throws { try FileManager.default.removeItem(at: folder) }
}

extension Browser {
    /// The demonstration's unit, logged in.
    func logIn() async throws {
        _ = try await get("/")
        _ = try await post("/demo", [:])
        _ = try await get("/")
        _ = try await post("/login", ["code": "320571"])
        _ = try await post("/login/password", ["password": DemoCenter.unitPassword, "operator": "王老师"])
        _ = try await get("/")
    }
}
