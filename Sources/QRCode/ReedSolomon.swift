/// The error correction codewords (7.5.2): the remainder of the data, taken as a polynomial over GF(2⁸), by the generator polynomial.
struct ReedSolomon {
    /// The generator's coefficients, the highest first, without the leading 1 (Annex A): the product of x − αⁱ for i in 0..<degree.
    let generator: [UInt8]

    init(degree: Int) {
        var generator: [UInt8] = [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            let multiple = generator.map { Self.product($0, root) }
            generator = zip(generator + [0], [0] + multiple).map { $0 ^ $1 }
            root = Self.product(root, 2)
        }
        self.generator = Array(generator.dropFirst())
    }

    func remainder(of data: [UInt8]) -> [UInt8] {
        data.reduce(into: [UInt8](repeating: 0, count: generator.count)) { remainder, codeword in
            let factor = codeword ^ remainder.removeFirst()
            remainder.append(0)
            for (index, coefficient) in generator.enumerated() { remainder[index] ^= Self.product(coefficient, factor) }
        }
    }

    /// In GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1.
    static func product(_ a: UInt8, _ b: UInt8) -> UInt8 {
        var product: UInt8 = 0
        for bit in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0b0001_1101
            product ^= (b >> bit & 1) * a
        }
        return product
    }
}
