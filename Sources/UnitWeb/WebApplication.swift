import Foundation
import Hummingbird
import LocalWeb
import Logging
import Paperwork
import UnitDesk

package enum WebApplication {
    /// The first free one of these.
    package static let ports = 8710...8759

    /// Of a file, whole MB.
    package static let uploadLimit = Web.uploadLimit
    /// Where a package waits that was opened from outside.
    package static let activationPath = "activate"
    package static let resultPath = String(Destination.apply.path.dropFirst())

    /// All routes over one data folder, without a socket.
    package static func router(
        folder: DataFolder, version: String, demonstration: any DemonstrationGuide, clock: Clock, address: LocalAddress,
        idleness: TimeInterval = Sessions<UnitSession>.standardIdleness, quit: @escaping @Sendable () -> Void
    ) throws -> Router<BasicRequestContext> {
        var logger = Logger(label: "canbao.web")
        logger.logLevel = .error
        let web = Web(
            address: address, desks: Desks(folder: folder, clock: clock, guide: demonstration),
            sessions: Sessions(idleness: idleness, now: clock.now), renderer: try Renderer(), version: version, logger: logger, quit: quit)
        return web.router()
    }
}
