import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A page on localhost: one program a data folder, on the first free port.
package struct LocalServer: Sendable {
    /// Makes the routes; the second argument ends the program.
    package typealias Routes = @Sendable (LocalAddress, @escaping @Sendable () -> Void) throws -> Router<BasicRequestContext>

    private let folder: URL
    private let ports: ClosedRange<Int>
    private let routes: Routes

    package init(folder: URL, ports: ClosedRange<Int>, routes: @escaping Routes) {
        self.folder = folder
        self.ports = ports
        self.routes = routes
    }

    /// Calls `ready` with the address once it answers; a second start finds the first and says its address.
    ///
    /// - Returns: when it has ended; false for a second start.
    package func run(ready: @escaping @Sendable (String) async -> Void) async throws -> Bool {
        guard let lock = try await lock(orRunning: ready) else { return false }
        defer { lock.release() }
        for candidate in ports {
            do {
                try await serve(on: candidate, lock: lock, ready: ready)
                return true
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                continue
            }
        }
        throw LocalServerError.portsTaken(ports)
    }

    /// nil once `ready` was told of the program that runs already. Between its start and its first answer, and at its end, there is a moment to wait for.
    private func lock(orRunning ready: @Sendable (String) async -> Void) async throws -> InstanceLock? {
        let clock = ContinuousClock()
        let patience = clock.now + .seconds(10)
        while clock.now < patience {
            if let lock = try InstanceLock(folder: folder) { return lock }
            if let running = InstanceLock.runningPort(folder: folder) {
                await ready(Self.address(running))
                return nil
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw LocalServerError.silent
    }

    private func serve(on port: Int, lock: InstanceLock, ready: @escaping @Sendable (String) async -> Void) async throws {
        let address = LocalAddress()
        // Before anyone can ask; only where the system chooses is it known later.
        if port != 0 { address.set(port: port) }
        // As when somebody else asks it to end: requests under way are answered first.
        let router = try routes(address) { kill(getpid(), SIGTERM) }
        // The server's own words on a connection that ends are for nobody here; faults of ours have a logger of their own.
        var logger = Logger(label: "canbao")
        logger.logLevel = .critical
        let application = Application(
            router: router, server: .http1(configuration: Self.connections),
            configuration: .init(
                address: .hostname("127.0.0.1", port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(200, logger: logger)),
            onServerRunning: { channel in
                let bound = channel.localAddress?.port ?? port
                address.set(port: bound)
                try? lock.record(port: bound)
                // A browser takes its time; pages are answered meanwhile.
                Task { await ready(Self.address(bound)) }
            }, logger: logger)
        try await application.runService()
    }

    /// A head of 16 KB is more than any browser sends.
    private static var connections: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard()],
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 100))
    }

    private static func address(_ port: Int) -> String { "http://127.0.0.1:\(port)/" }
}
