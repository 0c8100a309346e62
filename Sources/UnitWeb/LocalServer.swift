import Foundation
import Hummingbird
import Logging
import NIOCore
import Paperwork
import UnitDesk

/// The page on localhost: one program a data folder, on the first free port.
package struct LocalServer: Sendable {
    private static let ports = 8710...8759

    private let folder: DataFolder
    private let version: String
    private let demonstration: any DemonstrationGuide
    private let port: Int?

    package init(folder: DataFolder, version: String, demonstration: any DemonstrationGuide, port: Int?) {
        self.folder = folder
        self.version = version
        self.demonstration = demonstration
        self.port = port
    }

    /// Calls `ready` with the address once it answers; a second start finds the first and says its address.
    package func run(ready: @escaping @Sendable (String) -> Void) async throws {
        guard let lock = try InstanceLock(folder: folder) else {
            if let running = InstanceLock.runningPort(folder: folder) { ready(Self.address(running)) }
            return
        }
        defer { lock.release() }
        var lastError: (any Error)?
        for candidate in port.map({ $0...$0 }) ?? Self.ports {
            do {
                try await serve(on: candidate, lock: lock, ready: ready)
                return
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                lastError = error
            }
        }
        if let lastError { throw lastError }
    }

    private func serve(on port: Int, lock: InstanceLock, ready: @escaping @Sendable (String) -> Void) async throws {
        let (stop, stopping) = AsyncStream<Void>.makeStream()
        let address = LocalAddress()
        let router = try WebApplication.router(
            folder: folder, version: version, demonstration: demonstration, clock: .system, address: address, quit: { stopping.finish() })
        // The server's own words on a connection that ends are for nobody here; faults of ours have a logger of their own.
        var logger = Logger(label: "canbao")
        logger.logLevel = .critical
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in
                let bound = channel.localAddress?.port ?? port
                address.set(port: bound)
                try? lock.record(port: bound)
                ready(Self.address(bound))
            }, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.runService() }
            group.addTask { for await _ in stop {} }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    private static func address(_ port: Int) -> String { "http://127.0.0.1:\(port)/" }
}

package enum WebApplication {
    /// All routes over one data folder, without a socket.
    package static func router(
        folder: DataFolder, version: String, demonstration: any DemonstrationGuide, clock: Clock, address: LocalAddress,
        quit: @escaping @Sendable () -> Void
    ) throws -> Router<BasicRequestContext> {
        var logger = Logger(label: "canbao.web")
        logger.logLevel = .error
        let web = Web(
            desks: Desks(folder: folder, clock: clock, guide: demonstration), sessions: Sessions(now: clock.now), renderer: try Renderer(),
            version: version, logger: logger, quit: quit)
        return web.router(address: address)
    }
}
