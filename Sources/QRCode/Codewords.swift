extension Version {
    /// The message with its error correction, in the order in which it is laid out (7.6): the blocks' first codewords, their second
    /// ones and so on, a shorter block having none at the end.
    func codewords(of text: [UInt8]) -> [UInt8] {
        var rest = dataCodewords(of: text)[...]
        let data = blocks.map { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let code = ReedSolomon(degree: correction)
        return interleaved(data) + interleaved(data.map(code.remainder(of:)))
    }

    /// The text in byte mode (7.4): mode indicator, count, bytes, terminator, pad codewords.
    ///
    /// The mode indicator and the terminator have four bits each, so that everything between lies across two codewords.
    func dataCodewords(of text: [UInt8]) -> [UInt8] {
        let count = UInt16(text.count)
        let content = [UInt8(count >> 8), UInt8(count & 0xFF)].suffix(countBytes) + text
        let byteMode: UInt8 = 0b0100
        let used = zip([byteMode] + content, content + [0]).map { $0 << 4 | $1 >> 4 }
        let padding = (0..<dataCodewords - used.count).map { $0 % 2 == 0 ? 0b1110_1100 : 0b0001_0001 as UInt8 }
        return used + padding
    }

    private func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in blocks.filter { index < $0.count }.map { $0[index] } }
    }
}
