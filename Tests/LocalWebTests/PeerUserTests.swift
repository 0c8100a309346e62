import Foundation
import NIOCore
import NIOPosix
import Testing

@testable import LocalWeb

@Suite struct PeerUserTests {
    /// Another user is tried against the running server, by attacks_test.py.
    @Test func weAreWhoWeAre() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).bind(host: "127.0.0.1", port: 0).get()
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: #require(server.localAddress))
            .get()
        let (near, far) = (client.remoteAddress, client.localAddress)
        #expect(PeerUser.verdict(near: near, far: far) == .own)
        let nobody = try SocketAddress(ipAddress: "127.0.0.1", port: 1)
        #expect(PeerUser.verdict(near: near, far: nobody) == .other, "whoever is gone is nobody of ours")
        #expect(PeerUser.verdict(near: nobody, far: nobody) == .unknown, "neither end is there")
        try await client.close()
        try await server.close()
    }
}
