import Exchange
import Ledger
import UnitStore

extension ExchangeLog {
    /// - Parameter packages: of one year, newest first.
    init(
        unit: UnitRecord, packages: [PackageRecord], receipts: [ReceiptRecord], results: [ResultRecord], tallies: [Int: RowTally],
        deliveries: [DeliveryRecord]
    ) {
        var pairing = Pairing(results: results)
        for package in packages.reversed() where package.direction == .sent {
            pairing.add(
                Sent(
                    package: package, rows: tallies[package.sequence] ?? RowTally(),
                    deliveries: deliveries.filter { $0.sequence == package.sequence },
                    standing: PackageStanding(package, receipts: receipts)))
        }
        for package in packages.reversed() where package.direction == .received { pairing.add(package) }
        let late = packages.filter { $0.code == "sequence.stale" && $0.kind == "result" }
        pairing.addGaps(of: unit, late: late)
        lines = pairing.lines
        refused = packages.filter { $0.direction == .refused }
    }
}

/// Finds for each package sent the results that answer it, and lays all of it along time.
private struct Pairing {
    private let results: [Int: ResultRecord]
    private var sent: [ExchangeLog.Sent] = []
    private var received: [PackageRecord] = []
    private var gaps: [(place: String, received: ExchangeLog.Received)] = []

    init(results: [ResultRecord]) {
        self.results = Dictionary(results.map { ($0.sequence, $0) }, uniquingKeysWith: { _, last in last })
    }

    mutating func add(_ one: ExchangeLog.Sent) { sent.append(one) }
    mutating func add(_ package: PackageRecord) { received.append(package) }

    /// Numbers below the newest result that never came. Each stands just before the result that came after it.
    mutating func addGaps(of unit: UnitRecord, late: [PackageRecord]) {
        let came = received.filter { $0.kind == "result" && $0.activation == unit.activation }
        let numbers = Set(came.map(\.sequence))
        guard let newest = numbers.max(), let first = numbers.min() else { return }
        for number in min(first, unit.nextResult)..<newest where !numbers.contains(number) {
            let place = came.filter { $0.sequence > number }.map(\.time).min() ?? ""
            if let package = late.first(where: { $0.sequence == number }) {
                gaps.append((place, .late(package)))
            } else {
                let name = PackageName.of(
                    .result, unit: unit.profile.code, insuranceYear: unit.profile.insuranceYear, sequence: number)
                gaps.append((place, .missing(sequence: number, fileName: name)))
            }
        }
    }

    /// Newest first: a pair stands at the time at which ours was sent.
    var lines: [ExchangeLog.Line] {
        var placed: [(time: String, rank: Int, line: ExchangeLog.Line)] = []
        var paired: Set<Int> = []
        for one in sent {
            let answers = received.filter { package in
                guard package.kind == "result", let result = results[package.sequence] else { return false }
                return result.answered == one.package.sequence && result.answers == one.package.manifest
            }
            for (position, package) in answers.enumerated() {
                paired.insert(package.sequence)
                guard let result = results[package.sequence] else { continue }
                let isNewest = position == answers.count - 1
                let line = ExchangeLog.Line(sent: isNewest ? one : nil, received: .result(package, result))
                placed.append((isNewest ? one.package.time : package.time, isNewest ? 2 : 1, line))
            }
            if answers.isEmpty { placed.append((one.package.time, 2, ExchangeLog.Line(sent: one, received: nil))) }
        }
        for package in received {
            if package.kind == "activation" {
                placed.append((package.time, 0, .init(sent: nil, received: .activation(package))))
            } else if !paired.contains(package.sequence), let result = results[package.sequence] {
                placed.append((package.time, 1, .init(sent: nil, received: .result(package, result))))
            }
        }
        for gap in gaps { placed.append((gap.place, -1, .init(sent: nil, received: gap.received))) }
        return placed.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.time != b.time { return a.time > b.time }
            return a.rank != b.rank ? a.rank > b.rank : left.offset > right.offset
        }.map(\.element.line)
    }
}
