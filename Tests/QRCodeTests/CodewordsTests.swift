import Testing

@testable import QRCode

@Suite struct CodewordsTests {
    @Test func byteModeBeforeVersion10() {
        // 0100 mode, 00000010 count, 01000001 01100010 "Ab", 0000 terminator, pad codewords
        #expect(Version.all[0].dataCodewords(of: Array("Ab".utf8)) == [0x40, 0x24, 0x16, 0x20] + pad(12))
    }

    @Test func byteModeFromVersion10OnHasALongerCount() {
        #expect(Version.all[9].dataCodewords(of: Array("Ab".utf8)) == [0x40, 0x00, 0x24, 0x16, 0x20] + pad(211))
    }

    @Test func aFullSymbolHasNoPadding() {
        let text = [UInt8](repeating: 0xFF, count: 14)
        #expect(Version.all[0].dataCodewords(of: text) == [0x40, 0xEF] + [UInt8](repeating: 0xFF, count: 13) + [0xF0])
    }

    /// Version 8: blocks of 38, 38, 39 and 39 data codewords, 22 more of correction each (Table 9).
    @Test func interleavesTheBlocks() {
        let version = Version.all[7]
        let text = (0..<152).map { UInt8($0) }
        let data = version.dataCodewords(of: text)
        let blocks = [data[..<38], data[38..<76], data[76..<115], data[115...]].map(Array.init)
        let correction = blocks.map(ReedSolomon(degree: 22).remainder(of:))
        let codewords = version.codewords(of: text)
        #expect(Array(codewords[..<4]) == blocks.map { $0[0] })
        #expect(Array(codewords[148..<152]) == blocks.map { $0[37] })
        #expect(Array(codewords[152..<154]) == [blocks[2][38], blocks[3][38]])
        #expect(Array(codewords[154..<158]) == correction.map { $0[0] })
        #expect(Array(codewords[238...]) == correction.map { $0[21] })
    }

    private func pad(_ count: Int) -> [UInt8] { (0..<count).map { $0 % 2 == 0 ? 0xEC : 0x11 } }
}
