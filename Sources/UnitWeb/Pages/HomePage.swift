import Enrollment
import Hummingbird
import Ledger
import LocalWeb
import UnitDesk
import UnitStore

struct EquationView: Sendable {
    /// Small print under each number.
    struct Notes: Sendable {
        let renewals: String
        let additions: String
        let reductions: String
        let declared: String
    }

    let renewals: String
    let additions: String
    let reductions: String
    let declared: String
    let isCompact: Bool
    let notes: Notes?

    init(_ equation: Equation, isCompact: Bool = false, notes: Notes? = nil) {
        self.notes = notes
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
        let path: String
        let count: String
        let note: String?
    }

    struct PackageView: Sendable {
        let direction: String
        let fileName: String
        let time: String
        let rows: String
        let standing: String?
        let isGood: Bool
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
    let rejectionDeadline: String?
    /// Width of the days that are gone, of 100.
    let elapsed: String
    let elapsedLabel: String

    init(shell: Shell, overview: Overview) {
        self.shell = shell
        equation = EquationView(
            overview.equation,
            notes: .init(
                renewals: "中心下发的本年度名单",
                additions: "\(overview.batches.count { $0.layout == .additions && $0.submittedRows > 0 && $0.state != .undone }) 批",
                reductions: "毕业、转学等",
                declared: (overview.outcomes[.accepted] ?? 0) > 0 ? "中心已接收 \((overview.outcomes[.accepted] ?? 0).grouped) 人" : "中心还没有答复"))
        today = overview.today.chinese
        lastBackup = overview.lastBackup?.time
        rejections = ResponsibleParty.allCases.map {
            let mended = (overview.rejections[$0]?[.mended] ?? 0) + (overview.rejections[$0]?[.resent] ?? 0)
            return Tally(
                title: $0.title, path: "/rejections?state=open&party=\($0.rawValue)", count: overview.open($0).grouped,
                note: mended > 0 ? "\(mended) 条已改好" : $0 == .center && overview.open(.center) > 0 ? "只需等待" : nil)
        }
        rejectionDeadline = overview.nextDeadline.map { "\($0.short)前" }
        rejectionCount = overview.openRejections.grouped
        unsent = [
            (UnsentKind.added, overview.unsent.added), (.amended, overview.unsent.amended), (.reduced, overview.unsent.reduced),
            (.restored, overview.unsent.restored),
        ].map { kind, count in
            Tally(
                title: kind.title, path: (kind == .reduced ? "/reduced" : "/declared") + "?unsent=\(kind.rawValue)", count: count.grouped,
                note: nil)
        }
        unsentCount = overview.unsent.total.grouped
        daysLeft = overview.daysLeft.countdown
        closes = overview.profile.closes.chinese
        openBatches = overview.openBatches.count.grouped
        openBatchPath = overview.openBatches.first.map { "/\($0.layout.rawValue)/\($0.number)" } ?? "/additions"
        packages = overview.packages.prefix(5).map {
            let standing = $0.direction == .sent ? PackageStanding($0, receipts: overview.receipts) : nil
            return PackageView(
                direction: $0.direction == .sent ? "发出" : "收到", fileName: $0.fileName, time: $0.time.minute, rows: $0.rows.grouped,
                standing: standing?.title, isGood: standing?.kind == "ok")
        }
        (elapsed, elapsedLabel) = Self.elapsed(overview)
        hasPackages = !overview.packages.isEmpty
        let mine = overview.open(.unit)
        let isUntouched =
            overview.unsent.total == 0 && overview.equation.additions + overview.equation.reductions == 0
            && overview.packages.allSatisfy { $0.direction != .sent }
        let family = overview.open(.family)
        if let batch = overview.openBatches.first {
            (nextStep, nextPath, nextLabel) = ("第 \(batch.number) 批（\(batch.fileName)）还有 \(batch.openRows) 行没有提交。", openBatchPath, "去提交")
        } else if isUntouched, overview.equation.renewals > 0 {
            (nextStep, nextPath, nextLabel) = ("先减少毕业的，再升班级、导入新生，最后导出申报包。", "/classes", "从整班升级开始")
        } else if mine > 0 {
            (nextStep, nextPath, nextLabel) = ("先更正 \(mine) 条错误数据，再导出申报包。", "/rejections?state=open&party=unit", "去更正")
        } else if family > 0, overview.unsent.total == 0 {
            let until = overview.nextDeadline.map { "\($0.short)以前" } ?? "尽快"
            (nextStep, nextPath, nextLabel) = ("请 \(family) 位学生的家长\(until)补齐证明。", "/rejections?state=open&party=family", "看是哪些人")
        } else if overview.unsent.total > 0 || overview.packages.allSatisfy({ $0.direction != .sent }) {
            let waits = overview.unsent.total > 0 ? "有 \(overview.unsent.total.grouped) 项变更还没有发出。" : ""
            (nextStep, nextPath, nextLabel) = (waits + "名单改好以后，导出申报包送交中心。", "/declare", "导出申报包")
        } else {
            (nextStep, nextPath, nextLabel) = ("申报包已送出。等中心发来结果包，再导入。", "/apply", "导入结果包")
        }
    }
}

extension HomePage {
    private static func elapsed(_ overview: Overview) -> (String, String) {
        let profile = overview.profile
        let total = max(1, profile.closes.daysSince1970 - profile.opens.daysSince1970)
        let gone = min(max(0, overview.today.daysSince1970 - profile.opens.daysSince1970), total)
        return (String(gone * 100 / total), "申报期已过 \(gone) 天，共 \(total) 天")
    }
}

extension Web {
    /// First start, login, or the desk.
    @Sendable func home(_ visit: inout Visit) async throws -> Response {
        guard try visit.desk.profile != nil else { return firstStartPage(visit.session, problem: nil) }
        guard visit.session.isLoggedIn else { return visit.session.isLocked ? try passwordPage(visit) : loginPage(visit) }
        // Logged in again in another tab.
        if let next = ReturnPath(visit.next) { return Self.redirect(next.path) }
        let overview = try visit.desk.overview()
        return try lasting(visit, besides: overview.lastBackup?.name ?? "") {
            HomePage(shell: try shell(.home, $0), overview: overview)
        }
    }
}
