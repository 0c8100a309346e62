import Exchange
import Ledger
import UnitStore

extension ExchangeLog {
    /// - Parameter packages: newest first; those of the unit's year are laid out, the others only tell which numbers came.
    init(
        unit: UnitRecord, packages: [PackageRecord], receipts: [ReceiptRecord], results: [ResultRecord], tallies: [Int: RowTally],
        deliveries: [DeliveryRecord]
    ) {
        var pairing = Pairing(results: results)
        let all = packages
        let packages = all.filter { $0.insuranceYear == unit.profile.insuranceYear }
        for package in packages.reversed() where package.direction == .sent {
            pairing.add(
                Sent(
                    package: package, rows: tallies[package.sequence] ?? RowTally(),
                    deliveries: deliveries.filter { $0.sequence == package.sequence },
                    standing: PackageStanding(package, receipts: receipts)))
        }
        for package in packages.reversed() where package.direction == .received { pairing.add(package) }
        pairing.addGaps(of: unit, among: all.filter { $0.kind == "result" && $0.activation == unit.activation })
        lines = pairing.lines
        refused = packages.filter { $0.direction == .refused }
    }
}

/// Finds for each package sent the results that answer it, and lays all of it along time.
private struct Pairing {
    private let results: [Int: ResultRecord]
    private var sent: [ExchangeLog.Sent] = []
    private var received: [PackageRecord] = []
    private var gaps: [(below: Int, received: ExchangeLog.Received)] = []

    init(results: [ResultRecord]) {
        self.results = Dictionary(results.map { ($0.sequence, $0) }, uniquingKeysWith: { _, last in last })
    }

    mutating func add(_ one: ExchangeLog.Sent) { sent.append(one) }
    mutating func add(_ package: PackageRecord) { received.append(package) }

    /// Numbers below the newest result that never came. Each stands just below the result that came after it.
    mutating func addGaps(of unit: UnitRecord, among results: [PackageRecord]) {
        let came = results.filter { $0.direction == .received }
        let numbers = Set(came.map(\.sequence))
        guard let newest = numbers.max(), let first = numbers.min() else { return }
        for number in min(first, unit.nextResult)..<newest where !numbers.contains(number) {
            guard let next = came.filter({ $0.sequence > number }).min(by: { $0.sequence < $1.sequence }),
                next.insuranceYear == unit.profile.insuranceYear
            else { continue }
            if let package = results.first(where: { $0.sequence == number && $0.code == "sequence.stale" }) {
                gaps.append((next.sequence, .late(package)))
            } else {
                let name = PackageName.of(
                    .result, unit: unit.profile.code, insuranceYear: unit.profile.insuranceYear, sequence: number)
                gaps.append((next.sequence, .missing(sequence: number, fileName: name)))
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
        let times = placed.reduce(into: [Int: String]()) { times, one in
            if case .result(let package, _) = one.line.received { times[package.sequence] = one.time }
        }
        for gap in gaps { placed.append((times[gap.below] ?? "", -1, .init(sent: nil, received: gap.received))) }
        return placed.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.time != b.time { return a.time > b.time }
            return a.rank != b.rank ? a.rank > b.rank : left.offset > right.offset
        }.map(\.element.line)
    }
}
