/// Times in microseconds.
struct Figures {
    private let sorted: [Double]

    init(_ times: [Double]) { sorted = times.sorted() }

    var median: Double { at(0.5) }
    var percentile99: Double { at(0.99) }
    private func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] }
}

func microseconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    let passed = start.duration(to: clock.now).components
    return Double(passed.seconds) * 1e6 + Double(passed.attoseconds) / 1e12
}

extension Double {
    /// `12.3`
    var short: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
