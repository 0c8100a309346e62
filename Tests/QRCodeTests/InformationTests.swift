import Testing

@testable import QRCode

@Suite struct InformationTests {
    /// Table C.1, level M.
    @Test(
        arguments: zip(
            0..<8,
            [
                0b101_0100_0001_0010, 0b101_0001_0010_0101, 0b101_1110_0111_1100, 0b101_1011_0100_1011, 0b100_0101_1111_1001,
                0b100_0000_1100_1110, 0b100_1111_1001_0111, 0b100_1010_1010_0000,
            ]))
    func format(mask: Int, bits: Int) {
        #expect(Information.format(mask: mask) == bits)
    }

    /// Table D.1.
    @Test(arguments: [(7, 0x07C94), (8, 0x085BC), (9, 0x09A99), (10, 0x0A4D3)])
    func version(number: Int, bits: Int) {
        #expect(Information.version(number) == bits)
    }
}
