/// How texts are kept from being taken for formulas or numbers in CSV: a tab before them, our own way, and the `="0012"` of web systems.
enum FormulaGuard {
    static let byte: UInt8 = 0x09

    /// Full-width ones too: a Chinese Excel takes them for the others.
    private static let starts: [[UInt8]] = ["=", "+", "-", "@", "＝", "＋", "－", "＠"].map { Array($0.utf8) }
    private static let quote = UInt8(ascii: "\"")

    /// Begins like a formula, or does so for a program that skips space.
    static func isNeeded(_ text: some Collection<UInt8>) -> Bool {
        guard let first = text.first, first <= 0x40 || first == 0xEF else { return false }
        let start = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return starts.contains { start.starts(with: $0) }
    }

    /// Takes the guard off the field that begins at `start` and reaches to the end.
    static func remove(from out: inout [UInt8], _ start: Int) {
        guard out.count - start > 1 else { return }
        if out[start] == byte {
            if isNeeded(out[(start + 1)...]) { out.remove(at: start) }
        } else if out.count - start >= 3, out[start] == UInt8(ascii: "="), out[start + 1] == quote, out.last == quote,
            !out[(start + 2)..<(out.count - 1)].contains(quote)
        {
            out.removeLast()
            out.removeSubrange(start..<start + 2)
        }
    }
}
