import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

struct HomePage: Page {
    static let template = "center-home"

    struct Tally: Sendable {
        let title: String
        let path: String
        let count: String
    }

    let shell: Shell
    let today: String
    var next: NextStep
    let units: [Tally]
    let unitCount: String
    let outcomes: [Tally]
    let declared: String
    let reasons: [Tally]
    let hasReasons: Bool
    let closes: String
    let daysLeft: String
    let elapsed: String
    let elapsedLabel: String
    let fees: String
    let insured: String
    let openCardFailures: String

    init(shell: Shell, overview: CenterOverview) {
        self.shell = shell
        today = overview.today.chinese
        next = NextStep(overview)
        units =
            UnitState.allCases.map {
                Tally(title: $0.title, path: "/units?state=\($0.rawValue)", count: overview.units[$0, default: 0].grouped)
            } + [Tally(title: "缺号的单位", path: "/units?missing=1", count: overview.missing.grouped)]
        unitCount = overview.allUnits.grouped
        outcomes =
            OutcomeKind.allCases.map {
                Tally(title: $0.title, path: "/findings?kind=\($0.rawValue)", count: overview.people($0).grouped)
            } + [Tally(title: "尚未比对", path: "/units?uncompared=1", count: overview.notCompared.grouped)]
        declared = overview.declared.grouped
        reasons = overview.reasons.map { Tally(title: $0.title, path: "/findings?reason=\($0.code.encoded)", count: $0.people.grouped) }
        hasReasons = !overview.reasons.isEmpty
        closes = overview.profile.closes.chinese
        daysLeft = overview.daysLeft.countdown
        let total = max(1, overview.profile.closes.daysSince1970 - overview.profile.opens.daysSince1970)
        let gone = min(max(0, overview.today.daysSince1970 - overview.profile.opens.daysSince1970), total)
        elapsed = String(gone * 100 / total)
        elapsedLabel = "申报期已过 \(gone) 天，共 \(total) 天"
        fees = overview.fees.amounts.map { $0.sum.yuan } ?? "无费率"
        insured = overview.fees.insured.grouped
        openCardFailures = overview.openCardFailures.grouped
    }
}

/// One sentence on what to do now: a page to go to, a button, or a command.
struct NextStep: Sendable {
    let sentence: String
    let link: Link?
    let command: CommandHint?
    let compares: Bool

    struct Link: Sendable {
        let path: String
        let label: String
    }
}

extension NextStep {
    init(_ overview: CenterOverview) {
        let activated = overview.allUnits - overview.units[.notActivated, default: 0]
        let toDecide = overview.reasons.first { ReasonCode.forOperators.contains($0.code) }
        let stuck = overview.reasons.first { $0.code == ReasonCode.coreNotLoaded.rawValue }
        let waiting = overview.units[.received, default: 0]
        var (link, command, compares): (Link?, CommandHint?, Bool) = (nil, nil, false)
        if overview.allUnits == 0 {
            (sentence, command) = ("还没有单位。请先导入单位表。", .importUnits)
        } else if activated == 0 {
            (sentence, command) = ("单位都还没有开户。请生成开户包和开户信。", .activate("--all"))
        } else if overview.notCompared > 0, !overview.isCoreLoaded {
            (sentence, command) = ("收到的申报还没有比对：请先导入核心系统的数据。", .importCore)
        } else if overview.notCompared > 0 {
            (sentence, compares) = ("有 \(overview.notCompared.grouped) 人还没有比对。", true)
        } else if let stuck, !overview.isCoreLoaded {
            (sentence, command) = ("有 \(stuck.people.grouped) 人等待核心系统的数据。请先导入。", .importCore)
        } else if let stuck {
            (sentence, compares) = ("核心系统的数据已经导入，有 \(stuck.people.grouped) 人等待比对。", true)
        } else if let toDecide {
            sentence = "有 \(toDecide.people.grouped) 人“\(toDecide.title)”，等中心决定。"
            link = Link(path: "/findings?reason=\(toDecide.code.encoded)", label: "去看是哪些人")
        } else if waiting > 0 {
            (sentence, command) = ("有 \(waiting.grouped) 个单位等待答复。", .answer("--all"))
        } else {
            (sentence, command) = ("收到的都已答复。", .receive)
        }
        self.link = link
        self.command = command
        self.compares = compares
    }
}

extension ReasonCode {
    /// Nobody but an operator can settle these.
    static let forOperators = [ReasonCode.afterClosing, .toReview].map(\.rawValue)
}

extension OutcomeKind {
    /// Of a tag.
    var tag: String {
        switch self {
        case .accepted: "ok"
        case .rejected: "error"
        case .pending: "warn"
        }
    }
}

extension Web {
    /// The login, or where the year stands.
    @Sendable func home(_ visit: inout Visit) async throws -> Response {
        guard visit.session.isLoggedIn else { return try loginPage(visit) }
        // Logged in again in another tab.
        if let next = ReturnPath(visit.next) { return Self.redirect(next.path) }
        return renderer.response(HomePage(shell: try shell(.home, visit), overview: try visit.desk.overview()))
    }
}
