import Hummingbird
import Ledger
import LocalWeb
import UnitDesk

/// 收发回执: what went out, what came back and what is missing by name, for the clerk to hand to the center.
struct ExchangeSlipPage: Page {
    static let template = "exchange-slip"

    struct Sent: Sendable {
        let number: String
        let made: String
        let people: String
        let ends: String
        let standing: String
        let detail: String
    }

    struct Result: Sendable {
        let number: String
        let taken: String
        let answers: String
        let counts: String
        let ends: String
    }

    struct Missing: Sendable {
        let number: String
        let file: String
    }

    struct Refused: Sendable {
        let tried: String
        let file: String
        let reason: String
    }

    struct Newest: Sendable {
        let number: String
        let file: String
        let digest: [String]
        /// Markup.
        let code: String
    }

    let title: String
    let back: String
    let unitName: String
    let unitCode: String
    let centerName: String
    let year: String
    let printed: String
    let sent: [Sent]
    let hasSent: Bool
    let results: [Result]
    let hasResults: Bool
    let missing: [Missing]
    let hasMissing: Bool
    /// Numbers; absent where the center misses none.
    let notReceived: String?
    let refused: [Refused]
    let hasRefused: Bool
    let newest: Newest?
}

extension ExchangeSlipPage {
    init(_ slip: ExchangeSlip) {
        title = "收发回执 \(slip.profile.code)-\(slip.profile.insuranceYear)"
        back = "/packages"
        unitName = slip.profile.name
        unitCode = slip.profile.code
        centerName = slip.centerName
        year = String(slip.profile.insuranceYear)
        printed = slip.time.minute
        sent = slip.sent.map { sent in
            Sent(
                number: "D" + sent.package.sequence.padded, made: sent.package.time.minute, people: sent.package.rows.grouped,
                ends: PrintedDigest.ends(of: sent.package.manifest), standing: sent.standing.title, detail: sent.standing.onPaper)
        }
        hasSent = !slip.sent.isEmpty
        results = Self.rows(slip)
        hasResults = !results.isEmpty
        missing = slip.missing.map { Missing(number: "R" + $0.sequence.padded, file: $0.fileName) }
        hasMissing = !slip.missing.isEmpty
        notReceived =
            slip.notReceived.isEmpty ? nil : slip.notReceived.map { "D" + $0.package.sequence.padded }.joined(separator: "、")
        refused = slip.refused.map { Refused(tried: $0.time.minute, file: $0.fileName, reason: RefusalWords.sentence($0.code)) }
        hasRefused = !slip.refused.isEmpty
        newest = slip.newestSent.map { sent in
            let digest = PrintedDigest(sent.package)
            return Newest(
                number: "D" + sent.package.sequence.padded, file: sent.package.fileName, digest: digest.groups, code: digest.code)
        }
    }

    /// Those taken in and those that came too late, by number.
    private static func rows(_ slip: ExchangeSlip) -> [Result] {
        let taken = slip.results.map { result in
            (
                result.package.sequence,
                Result(
                    number: "R" + result.package.sequence.padded, taken: result.package.time.minute, answers: answered(result),
                    counts:
                        "接收 \(result.said.accepted.grouped)，驳回 \(result.said.rejected.grouped)，核查中 \(result.said.pending.grouped)",
                    ends: PrintedDigest.ends(of: result.package.manifest))
            )
        }
        let late = slip.late.map { package in
            (
                package.sequence,
                Result(
                    number: "R" + package.sequence.padded, taken: package.time.minute, answers: "—", counts: "来晚了，比已导入的旧，没有采用",
                    ends: PrintedDigest.ends(of: package.manifest))
            )
        }
        return (taken + late).sorted { $0.0 < $1.0 }.map(\.1)
    }

    private static func answered(_ result: ExchangeSlip.Result) -> String {
        if result.said.answers.isEmpty { return "—" }
        return result.said.answered.map { "D" + $0.padded } ?? "不是本机发出的"
    }
}

extension Web {
    @Sendable func exchangeSlip(_ visit: inout Visit) async throws -> Response {
        renderer.response(ExchangeSlipPage(try visit.desk.exchangeSlip()))
    }
}

extension PackageStanding {
    /// What stands below the word, where the center reads it too.
    fileprivate var onPaper: String {
        switch self {
        case .waiting: ""
        case .asSent(let time): "\(time.minute) 收到"
        case .refused(let code, let time): "\(time.minute) 收到：\(RefusalWords.sentence(code))"
        case .differs: "同一个号，中心收到的内容与本单位的不同，请逐组核对摘要"
        case .notReceived: "不用补发，后来的包是完整名单"
        case .lost: "中心以前的回执里有，现在没有了"
        }
    }
}
