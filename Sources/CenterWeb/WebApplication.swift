import CenterDesk
import Foundation
import Hummingbird
import LocalWeb
import Logging
import Paperwork
import SealedPackage

package enum WebApplication {
    /// The first free one of these; the unit's program has others, so that both can run on one computer.
    package static let ports = 8760...8809

    /// All routes over one center, without a socket.
    ///
    /// - Parameter vaultCost: log2 of scrypt's N for operators' passwords; tests take a small one.
    package static func router(
        center: CenterDesk, version: String, clock: Clock = .system, vaultCost: Int = KeyVault.standardCost, address: LocalAddress,
        idleness: TimeInterval = Sessions<CenterSession>.standardIdleness, quit: @escaping @Sendable () -> Void
    ) throws -> Router<BasicRequestContext> {
        var logger = Logger(label: "canbao-center.web")
        logger.logLevel = .error
        let web = Web(
            address: address, center: center, sessions: Sessions(idleness: idleness, now: clock.now), renderer: try Renderer(),
            version: version, logger: logger, vaultCost: vaultCost, quit: quit)
        return web.router()
    }
}
