/// Whether the data mask pattern of this reference inverts the module in row i and column j (7.8.2, Table 10).
let dataMasks: [@Sendable (_ i: Int, _ j: Int) -> Bool] = [
    { i, j in (i + j) % 2 == 0 },
    { i, _ in i % 2 == 0 },
    { _, j in j % 3 == 0 },
    { i, j in (i + j) % 3 == 0 },
    { i, j in (i / 2 + j / 3) % 2 == 0 },
    { i, j in i * j % 2 + i * j % 3 == 0 },
    { i, j in (i * j % 2 + i * j % 3) % 2 == 0 },
    { i, j in ((i + j) % 2 + i * j % 3) % 2 == 0 },
]
