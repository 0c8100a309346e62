import Synchronization

/// The port we listen on, known once we do.
package final class LocalAddress: Sendable {
    private let port = Mutex<Int?>(nil)

    package init() {}

    func set(port: Int) { self.port.withLock { $0 = port } }

    /// `127.0.0.1:N` or `localhost:N`; any port before ours is known, which is only in tests.
    func isOurs(_ authority: String) -> Bool {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts[0] == "127.0.0.1" || parts[0] == "localhost", parts.count <= 2 else { return false }
        guard let port = port.withLock({ $0 }) else { return true }
        return parts.count == 2 && parts[1] == String(port)
    }

    /// Cookies know no ports: each program that runs on this computer, and each of its data folders, needs a name of its own.
    func cookieName(_ program: String) -> String { port.withLock { $0 }.map { "\(program)-\($0)" } ?? program }
}
