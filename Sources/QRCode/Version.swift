/// What a version has at error correction level M.
struct Version: Sendable {
    let number: Int
    /// Error correction codewords of each block.
    let correction: Int
    /// Data codewords of each block.
    let blocks: [Int]
    /// Rows and columns of the alignment patterns' centres.
    let alignment: [Int]

    /// Tables 9 and E.1.
    static let all = [
        Version(number: 1, correction: 10, blocks: [16], alignment: []),
        Version(number: 2, correction: 16, blocks: [28], alignment: [6, 18]),
        Version(number: 3, correction: 26, blocks: [44], alignment: [6, 22]),
        Version(number: 4, correction: 18, blocks: [32, 32], alignment: [6, 26]),
        Version(number: 5, correction: 24, blocks: [43, 43], alignment: [6, 30]),
        Version(number: 6, correction: 16, blocks: [27, 27, 27, 27], alignment: [6, 34]),
        Version(number: 7, correction: 18, blocks: [31, 31, 31, 31], alignment: [6, 22, 38]),
        Version(number: 8, correction: 22, blocks: [38, 38, 39, 39], alignment: [6, 24, 42]),
        Version(number: 9, correction: 22, blocks: [36, 36, 36, 37, 37], alignment: [6, 26, 46]),
        Version(number: 10, correction: 26, blocks: [43, 43, 43, 43, 44], alignment: [6, 28, 50]),
    ]

    static func smallest(holding count: Int) -> Version? { all.first { count <= $0.capacity } }

    /// Modules a side (Table 1).
    var size: Int { 17 + 4 * number }

    var dataCodewords: Int { blocks.reduce(0, +) }

    /// Bytes of the character count indicator in byte mode (Table 3).
    var countBytes: Int { number < 10 ? 1 : 2 }

    /// Bytes of text: what the count, and the mode indicator with the terminator, a byte together, leave of the data codewords.
    var capacity: Int { dataCodewords - countBytes - 1 }
}
