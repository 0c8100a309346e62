extension Grid<Bool?> {
    /// Everything that says nothing of the text (6.3.3 to 6.3.6, 7.10), and room for the format information; nil elsewhere, which is
    /// the encoding region (6.3.7).
    static func functionPatterns(of version: Version) -> Grid {
        var grid = Grid(size: version.size, filledWith: nil)
        grid.drawTiming()
        for x in version.alignment {
            for y in version.alignment where !grid.isFinder(x, y) { grid.drawSquares(around: x, y, radius: 2) { $0 != 1 } }
        }
        grid.writeFormat(0)
        if version.number >= 7 { grid.writeVersion(Information.version(version.number)) }
        let far = version.size - 4
        for (x, y) in [(3, 3), (far, 3), (3, far)] { grid.drawSquares(around: x, y, radius: 4) { $0 != 2 && $0 != 4 } }
        return grid
    }

    private mutating func drawTiming() {
        for index in 0..<size {
            self[index, 6] = index % 2 == 0
            self[6, index] = index % 2 == 0
        }
    }

    /// Squares within each other, as far as they lie in the symbol: a finder pattern with its separator, an alignment pattern.
    private mutating func drawSquares(around x: Int, _ y: Int, radius: Int, isDark: (_ distance: Int) -> Bool) {
        for dy in -radius...radius where (0..<size).contains(y + dy) {
            for dx in -radius...radius where (0..<size).contains(x + dx) { self[x + dx, y + dy] = isDark(max(abs(dx), abs(dy))) }
        }
    }

    private func isFinder(_ x: Int, _ y: Int) -> Bool {
        switch (x, y) {
        case (6, 6), (6, size - 7), (size - 7, 6): true
        default: false
        }
    }

    /// Twice (7.10); bit 0 is the last of the eighteen.
    private mutating func writeVersion(_ bits: Int) {
        for bit in 0..<18 {
            let (short, long) = (size - 11 + bit % 3, bit / 3)
            self[short, long] = bits >> bit & 1 == 1
            self[long, short] = bits >> bit & 1 == 1
        }
    }

    /// Twice, and beside it the module that is always dark (7.9.1).
    mutating func writeFormat(_ bits: Int) {
        for bit in 0..<15 {
            let isDark = bits >> bit & 1 == 1
            switch bit {
            case 0..<6: self[8, bit] = isDark
            case 6, 7: self[8, bit + 1] = isDark
            case 8: self[7, 8] = isDark
            default: self[14 - bit, 8] = isDark
            }
            if bit < 8 { self[size - 1 - bit, 8] = isDark } else { self[8, size - 15 + bit] = isDark }
        }
        self[8, size - 8] = true
    }
}
