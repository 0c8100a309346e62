import Enrollment
import Ledger
import UnitStore

/// Where the exchange of a year stands, as a slip for the center: everything by its number, oldest first, and what is missing by name.
package struct ExchangeSlip: Sendable {
    package struct Result: Sendable {
        package let package: PackageRecord
        package let said: ResultRecord
    }

    package struct MissingResult: Sendable, Hashable {
        package let sequence: Int
        package let fileName: String
    }

    private static let refusalsPrinted = 10

    package let profile: UnitProfile
    package let centerName: String
    package let time: String
    package let sent: [ExchangeLog.Sent]
    package let results: [Result]
    /// The center sent them, as later ones prove, and they never came.
    package let missing: [MissingResult]
    /// Came after later ones that hold everything of them: neither taken in nor missing.
    package let late: [PackageRecord]
    /// The newest, newest first.
    package let refused: [PackageRecord]

    /// Sent, and not among the center's receipts though later ones are.
    package var notReceived: [ExchangeLog.Sent] { sent.filter { $0.standing == .notReceived } }
    package var newestSent: ExchangeLog.Sent? { sent.last }

    init(_ log: ExchangeLog, unit: UnitRecord, time: String) {
        profile = unit.profile
        centerName = unit.centerName
        self.time = time
        sent = log.lines.compactMap(\.sent).sorted { $0.package.sequence < $1.package.sequence }
        var results: [Result] = []
        var missing: [MissingResult] = []
        var late: [PackageRecord] = []
        for line in log.lines {
            switch line.received {
            case .result(let package, let said): results.append(Result(package: package, said: said))
            case .missing(let sequence, let fileName): missing.append(MissingResult(sequence: sequence, fileName: fileName))
            case .late(let package): late.append(package)
            case .activation, nil: break
            }
        }
        self.results = results.sorted { $0.package.sequence < $1.package.sequence }
        self.missing = missing.sorted { $0.sequence < $1.sequence }
        self.late = late.sorted { $0.sequence < $1.sequence }
        refused = Array(log.refused.prefix(Self.refusalsPrinted))
    }
}

extension UnitDesk {
    package func exchangeSlip() throws -> ExchangeSlip {
        ExchangeSlip(try exchangeLog(), unit: try unit(), time: clock.timestamp)
    }
}
