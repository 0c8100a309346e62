import Testing

@testable import QRCode

@Suite struct ReedSolomonTests {
    /// Annex A: the coefficients as powers of α, the highest first, without the leading 1; those of the versions here.
    @Test(arguments: [
        [251, 67, 46, 61, 118, 70, 64, 94, 32, 45],
        [120, 104, 107, 109, 102, 161, 76, 3, 91, 191, 147, 169, 182, 194, 225, 120],
        [215, 234, 158, 94, 184, 97, 118, 170, 79, 187, 152, 148, 252, 179, 5, 98, 96, 153],
        [210, 171, 247, 242, 93, 230, 14, 109, 221, 53, 200, 74, 8, 172, 98, 80, 219, 134, 160, 105, 165, 231],
        [229, 121, 135, 48, 211, 117, 251, 126, 159, 180, 169, 152, 192, 226, 228, 218, 111, 0, 117, 232, 87, 96, 227, 21],
        [173, 125, 158, 2, 103, 182, 118, 17, 145, 201, 111, 28, 165, 53, 161, 21, 245, 142, 13, 102, 48, 227, 153, 145, 218, 70],
    ])
    func generator(exponents: [Int]) {
        let coefficients = exponents.map { exponent in (0..<exponent).reduce(1) { power, _ in ReedSolomon.product(power, 2) } }
        #expect(ReedSolomon(degree: exponents.count).generator == coefficients)
    }

    /// Annex I.2.
    @Test func remainder() {
        #expect(ReedSolomon(degree: 10).remainder(of: AnnexI.data) == AnnexI.correction)
    }
}
