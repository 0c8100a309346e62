/// What makes a symbol hard to read, in points: over the complete symbol, function patterns included (7.8.3.1, Table 11).
extension Grid<Bool> {
    var penalty: Int {
        let rows = (0..<size).map { y in (0..<size).map { x in self[x, y] } }
        let columns = (0..<size).map { x in rows.map { $0[x] } }
        let lines = (rows + columns).reduce(0) { $0 + Self.runs($1) + Self.finders($1) }
        return lines + Self.blocks(rows) + Self.proportion(rows)
    }

    /// N1: 3 for five modules of one colour side by side, and 1 for each more.
    static func runs(_ line: [Bool]) -> Int {
        var points = 0
        var length = 0
        for (index, isDark) in line.enumerated() {
            length = index > 0 && isDark == line[index - 1] ? length + 1 : 1
            if length == 5 { points += 3 } else if length > 5 { points += 1 }
        }
        return points
    }

    /// N2: 3 × (m − 1) × (n − 1) for a block of one colour, which is 3 for each two by two modules in it.
    static func blocks(_ rows: [[Bool]]) -> Int {
        var points = 0
        for (upper, lower) in zip(rows, rows.dropFirst()) {
            for x in 1..<upper.count {
                let block = (upper[x - 1], upper[x], lower[x - 1], lower[x])
                if block == (true, true, true, true) || block == (false, false, false, false) { points += 3 }
            }
        }
        return points
    }

    /// N3: 40 for the 1:1:3:1:1 of a finder pattern with four light modules before or behind it; the quiet zone is light.
    static func finders(_ line: [Bool]) -> Int {
        var points = 0
        var window = 0
        for isDark in line + [false, false, false, false] {
            window = (window << 1 | (isDark ? 1 : 0)) & 0b1111_1111111_1111
            let (before, middle, behind) = (window >> 11, window >> 4 & 0b1111111, window & 0b1111)
            if middle == 0b1011101, before == 0 || behind == 0 { points += 40 }
        }
        return points
    }

    /// N4: 10 for each whole 5 % that the dark modules' share is away from half.
    static func proportion(_ rows: [[Bool]]) -> Int {
        let modules = rows.joined()
        let dark = modules.count { $0 }
        return 10 * (abs(20 * dark - 10 * modules.count) / modules.count)
    }
}
