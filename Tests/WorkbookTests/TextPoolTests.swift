import Testing

@testable import Workbook

@Suite struct TextPoolTests {
    @Test func textsBehindOneAnother() throws {
        var texts = TextPool()
        #expect(try [texts.add { $0 += "一".utf8 }, texts.add { _ in }, texts.add(own: "二")] == [0, 1, 2])
        #expect((0..<3).map { texts[$0] } == ["一", "", "二"] && texts.isEmpty(1))
    }

    @Test func aTextThatFailsLeavesNothing() throws {
        var texts = TextPool()
        _ = texts.add(own: "一")
        #expect(throws: WorkbookError.cutOff) {
            _ = try texts.add { out throws(WorkbookError) in
                out += [1, 2, 3]
                throw .cutOff
            }
        }
        #expect(texts.count == 1 && texts.bytes == Array("一".utf8))
    }

    /// Whoever adds them: no reader has a limit of its own.
    @Test func asManyBytesAsAreReadAndNoMore() throws {
        var texts = TextPool()
        let half = [UInt8](repeating: 0x61, count: TextPool.limit / 2)
        for _ in 0..<2 { _ = try texts.add { $0 += half } }
        #expect(throws: WorkbookError.beyond(.texts)) { _ = try texts.add { $0.append(0x61) } }
        #expect(throws: WorkbookError.beyond(.texts)) { _ = try texts.add { out throws(any Error) in out.append(0x61) } }
        #expect(texts.count == 2 && texts.bytes.count == TextPool.limit)
    }
}
