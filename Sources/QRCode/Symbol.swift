extension Grid<Bool> {
    /// The symbol under the data mask pattern with the lowest penalty (7.8); the first of equals.
    static func symbol(_ version: Version, codewords: [UInt8]) -> Grid {
        let patterns = Grid<Bool?>.functionPatterns(of: version)
        let symbols = dataMasks.indices.map { Grid(patterns, codewords: codewords, mask: $0) }
        let penalties = symbols.map(\.penalty)
        let best = penalties.indices.reduce(0) { penalties[$1] < penalties[$0] ? $1 : $0 }
        return symbols[best]
    }

    /// The codewords' bits laid out, the highest first (7.7.3), with the mask over them; the remainder bits are 0 (7.6).
    init(_ patterns: Grid<Bool?>, codewords: [UInt8], mask: Int) {
        var patterns = patterns
        patterns.writeFormat(Information.format(mask: mask))
        self.init(size: patterns.size, filledWith: false)
        for y in 0..<size {
            for x in 0..<size { self[x, y] = patterns[x, y] ?? false }
        }
        for (index, place) in patterns.encodingRegion.enumerated() {
            let bit = index / 8 < codewords.count ? codewords[index / 8] >> (7 - index % 8) & 1 : 0
            self[place.x, place.y] = (bit == 1) != dataMasks[mask](place.y, place.x)
        }
    }
}

extension Grid<Bool?> {
    /// In the order of 7.7.3: two columns at a time from the right, by turns upwards and downwards, the right one first; the timing
    /// pattern's column isn't counted.
    var encodingRegion: [(x: Int, y: Int)] {
        let rightColumns = stride(from: size - 1, to: 0, by: -2).map { $0 > 6 ? $0 : $0 - 1 }
        let downwards = Array(0..<size)
        return rightColumns.enumerated().flatMap { turn, right in
            (turn % 2 == 0 ? downwards.reversed() : downwards).flatMap { y in
                [(right, y), (right - 1, y)].filter { self[$0.0, $0.1] == nil }
            }
        }
    }
}
