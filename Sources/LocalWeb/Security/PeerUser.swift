import Foundation
import NIOCore

/// Who sits at the other end of a TCP connection on this computer. SO_PEERCRED knows only Unix sockets; but the kernel tells anyone the owner
/// of a socket (sock_diag(7)), the far end's among them.
enum PeerUser {
    enum Verdict: Sendable, Hashable {
        case own
        case other
        /// This kernel does not tell.
        case unknown
    }

    static func verdict(near: SocketAddress?, far: SocketAddress?) -> Verdict {
        guard let near = near?.port.flatMap(UInt16.init(exactly:)), let far = far?.port.flatMap(UInt16.init(exactly:)) else {
            return .unknown
        }
        if let owner = owner(ofSocketAt: far, connectedTo: near) { return owner == geteuid() ? .own : .other }
        // "No such socket" is also what a kernel says that has no sock_diag. Our own end is there in any case, and whoever is gone
        // already waits for no answer.
        return owner(ofSocketAt: near, connectedTo: far) == nil ? .unknown : .other
    }

    /// Of a socket of 127.0.0.1; one for IPv6 as well that is connected to it counts.
    static func owner(ofSocketAt port: UInt16, connectedTo far: UInt16) -> uid_t? {
        let descriptor = socket(AF_NETLINK, Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue), netlinkSockDiag)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let request = request(port, far)
        guard send(descriptor, request, request.count, 0) == request.count else { return nil }
        var reply = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &reply, reply.count, 0)
        return owner(in: reply.prefix(max(0, count)))
    }

    private static let netlinkSockDiag: Int32 = 4
    private static let sockDiagByFamily: UInt16 = 20

    /// `nlmsghdr` and `inet_diag_req_v2`, of one socket.
    private static func request(_ port: UInt16, _ far: UInt16) -> [UInt8] {
        let loopback: [UInt8] = [127, 0, 0, 1] + [UInt8](repeating: 0, count: 12)
        let wild = [UInt8](repeating: 0xFF, count: 4)
        let body: [UInt8] =
            [UInt8(AF_INET), UInt8(IPPROTO_TCP), 0, 0] + wild + bytes(port.bigEndian) + bytes(far.bigEndian) + loopback + loopback
            + bytes(UInt32(0)) + wild + wild
        let head = bytes(UInt32(16 + body.count)) + bytes(sockDiagByFamily) + bytes(UInt16(1)) + bytes(UInt32(1)) + bytes(UInt32(0))
        return head + body
    }

    /// `idiag_uid` of an `inet_diag_msg`; nil for an error.
    private static func owner(in reply: ArraySlice<UInt8>) -> uid_t? {
        guard reply.count >= 84, reply[4..<6].elementsEqual(bytes(sockDiagByFamily)) else { return nil }
        return reply[80..<84].withUnsafeBytes { $0.loadUnaligned(as: uid_t.self) }
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
}
