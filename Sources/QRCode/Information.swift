/// Numbers that a reader needs before it can correct errors, with BCH codes of their own.
enum Information {
    /// Fifteen bits: level M (00) and the data mask pattern's reference, never all light (7.9.1, Annex C).
    static func format(mask: Int) -> Int { withRemainder(0b00 << 3 | mask, by: 0b101_0011_0111) ^ 0b101_0100_0001_0010 }

    /// Eighteen bits, in symbols from version 7 on (7.10, Annex D).
    static func version(_ number: Int) -> Int { withRemainder(number, by: 0b1_1111_0010_0101) }

    private static func withRemainder(_ number: Int, by generator: Int) -> Int {
        let shifted = number << degree(generator)
        var remainder = shifted
        while degree(remainder) >= degree(generator) { remainder ^= generator << (degree(remainder) - degree(generator)) }
        return shifted | remainder
    }

    /// Of the bits as a polynomial; −1 for none.
    private static func degree(_ bits: Int) -> Int { Int.bitWidth - 1 - bits.leadingZeroBitCount }
}
