import Testing

@testable import LocalWeb

@Suite struct LocalAddressTests {
    @Test(arguments: ["evil.example", "127.0.0.1.evil.example", "192.168.0.1", ""])
    func aForeignHostIsRefused(_ host: String) {
        #expect(!LocalAddress().isOurs(host))
    }

    @Test func onlyOurOwnPortIsOurs() {
        let address = LocalAddress()
        address.set(port: 8710)
        #expect(address.isOurs("127.0.0.1:8710") && address.isOurs("localhost:8710"))
        #expect(!address.isOurs("127.0.0.1:8711") && !address.isOurs("127.0.0.1") && !address.isOurs("127.0.0.1:8710:1"))
    }
}
