import Enrollment
import Hummingbird
import UnitDesk

struct EquationView: Sendable {
    let renewals: String
    let additions: String
    let reductions: String
    let declared: String
    let isCompact: Bool

    init(_ equation: Equation, isCompact: Bool = false) {
        renewals = equation.renewals.grouped
        additions = equation.additions.grouped
        reductions = equation.reductions.grouped
        declared = equation.declared.grouped
        self.isCompact = isCompact
    }
}

struct HomePage: Page {
    static let template = "home"

    struct Tally: Sendable {
        let title: String
        let party: String
        let count: String
    }

    struct PackageView: Sendable {
        let direction: String
        let fileName: String
        let time: String
        let rows: String
    }

    let shell: Shell
    let equation: EquationView
    let today: String
    let lastBackup: String?
    let nextStep: String
    let nextPath: String
    let nextLabel: String
    let rejections: [Tally]
    let rejectionCount: String
    let unsent: [Tally]
    let unsentCount: String
    let daysLeft: String
    let closes: String
    let openBatches: String
    let openBatchPath: String
    let packages: [PackageView]
    let hasPackages: Bool

    init(shell: Shell, overview: Overview) {
        self.shell = shell
        equation = EquationView(overview.equation)
        today = overview.today.chinese
        lastBackup = overview.lastBackup.map { name in
            let digits = name.filter(\.isNumber)
            return "\(digits.dropFirst(4).prefix(2)) 月 \(digits.dropFirst(6).prefix(2)) 日"
        }
        rejections = ResponsibleParty.allCases.map {
            Tally(title: $0.title, party: $0.rawValue, count: (overview.openRejections[$0] ?? 0).grouped)
        }
        let open = overview.openRejections.values.reduce(0, +)
        rejectionCount = open.grouped
        unsent = [
            ("新增", overview.unsent.added), ("修改", overview.unsent.amended), ("减少", overview.unsent.reduced),
            ("恢复", overview.unsent.restored),
        ].map { Tally(title: $0.0, party: "", count: $0.1.grouped) }
        unsentCount = overview.unsent.total.grouped
        daysLeft = overview.daysLeft.countdown
        closes = overview.profile.closes.chinese
        openBatches = overview.openBatches.count.grouped
        openBatchPath = overview.openBatches.first.map { "/\($0.layout.rawValue)/\($0.number)" } ?? "/additions"
        packages = overview.packages.prefix(5).map {
            PackageView(direction: $0.direction == .sent ? "发出" : "收到", fileName: $0.fileName, time: $0.time.minute, rows: $0.rows.grouped)
        }
        hasPackages = !overview.packages.isEmpty
        let mine = overview.openRejections[.unit] ?? 0
        if let batch = overview.openBatches.first {
            (nextStep, nextPath, nextLabel) = ("第 \(batch.number) 批（\(batch.fileName)）还有 \(batch.openRows) 行没有提交。", openBatchPath, "去提交")
        } else if mine > 0 {
            (nextStep, nextPath, nextLabel) = ("先更正 \(mine) 条错误数据，再导出申报包。", "/rejections?party=unit", "去更正")
        } else if overview.unsent.total > 0 || overview.packages.allSatisfy({ $0.direction != .sent }) {
            (nextStep, nextPath, nextLabel) = ("名单改好以后，导出申报包送交中心。", "/declare", "导出申报包")
        } else {
            (nextStep, nextPath, nextLabel) = ("申报包已送出。等中心发来结果包，再导入。", "/apply", "导入结果包")
        }
    }
}

extension Web {
    /// First start, login, or the desk.
    @Sendable func home(_ visit: inout Visit) async throws -> Response {
        guard try visit.desk.profile != nil else { return firstStartPage(visit.session, problem: nil) }
        guard visit.session.isLoggedIn else { return loginPage(visit) }
        return renderer.response(HomePage(shell: try shell(.home, visit), overview: try visit.desk.overview()))
    }
}
