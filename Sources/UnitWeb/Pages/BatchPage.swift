import Enrollment
import UnitDesk
import UnitStore

struct BatchPage: Page {
    static let template = "batch"
    private static let pageSize = 200

    struct Tab: Sendable {
        let path: String
        let title: String
        let count: String
        let isCurrent: Bool
    }

    struct Verdict: Sendable {
        let kind: String
        let title: String
        let text: String
    }

    struct Cell: Sendable {
        let id: String
        let text: String
        /// `cell-error`, `cell-warn` or nil.
        let mark: String?
    }

    struct FindingView: Sendable {
        let kind: String
        let label: String
        let target: String
        let column: String
        let message: String
    }

    struct Row: Sendable {
        let number: String
        let cells: [Cell]
        let findings: [FindingView]
        let hasFindings: Bool
        let canConfirm: Bool
    }

    struct Other: Sendable {
        let path: String
        let number: String
        let fileName: String
        let time: String
        let operatorName: String
        let state: String
        let open: String
        let submitted: String
    }

    let shell: Shell
    let path: String
    let problem: String?
    let asksSheet: Bool
    let others: [Other]
    let hasOthers: Bool
    private(set) var hasBatch = false
    private(set) var isOpen = false
    private(set) var number = ""
    private(set) var subtitle: String?
    private(set) var isAllGood = false
    private(set) var hasGood = false
    private(set) var hasErrors = false
    private(set) var canUndo = false
    private(set) var deleted: String?
    private(set) var verdict: Verdict?
    private(set) var tabs: [Tab] = []
    private(set) var headers: [String] = []
    private(set) var rows: [Row] = []
    private(set) var pages: String?
    private(set) var previous: String?
    private(set) var next: String?

    init(shell: Shell, destination: Destination, batches: [BatchRecord], problem: String?, asksSheet: Bool) {
        self.shell = shell
        path = destination.path
        self.problem = problem
        self.asksSheet = asksSheet
        others = batches.filter { $0.layout == destination.layout }.prefix(20).map {
            Other(
                path: "\(destination.path)/\($0.number)", number: String($0.number), fileName: $0.fileName, time: $0.created.minute,
                operatorName: $0.operator, state: $0.state.title, open: $0.openRows.grouped, submitted: $0.submittedRows.grouped)
        }
        hasOthers = !others.isEmpty
    }

    init(shell: Shell, destination: Destination, batches: [BatchRecord], judged: JudgedBatch, show: String, page: Int) {
        self.init(shell: shell, destination: destination, batches: batches, problem: nil, asksSheet: false)
        let batch = judged.batch
        hasBatch = true
        isOpen = batch.state == .open
        number = String(batch.number)
        subtitle =
            "第 \(batch.number) 批　\(batch.fileName)，\(judged.rows.count.grouped) 行"
            + (batch.blankRows > 0 ? "，另跳过空白行 \(batch.blankRows.grouped) 行" : "")
        isAllGood = judged.rejected == 0 && !judged.rows.isEmpty
        hasGood = judged.accepted > 0
        hasErrors = judged.rejected > 0
        canUndo = batch.submittedRows > 0 && batch.state != .undone
        deleted = judged.deleted.isEmpty ? nil : String(judged.deleted.count)
        verdict = Self.verdict(judged)
        let shown = judged.rows.filter { row in
            switch show {
            case "errors": row.isRejected
            case "warnings": row.warns
            case "good": !row.isRejected
            default: true
            }
        }
        tabs = [
            ("all", "全部", judged.rows.count), ("errors", "只看错误", judged.rejected), ("warnings", "只看提醒", judged.warned),
            ("good", "合格", judged.accepted),
        ].map { name, title, count in
            Tab(
                path: "\(path)/\(number)?show=\(name)", title: title, count: count.grouped, isCurrent: name == (show.isEmpty ? "all" : show)
            )
        }
        headers = batch.layout.columns
        let pageCount = max(1, (shown.count + Self.pageSize - 1) / Self.pageSize)
        let current = min(max(1, page), pageCount)
        rows = shown.dropFirst((current - 1) * Self.pageSize).prefix(Self.pageSize).map { Self.row($0, batch.layout) }
        if pageCount > 1 {
            let here = "\(path)/\(number)?show=\(show.isEmpty ? "all" : show)&page="
            pages = "第 \(current) 页，共 \(pageCount) 页"
            previous = current > 1 ? here + String(current - 1) : nil
            next = current < pageCount ? here + String(current + 1) : nil
        }
    }

    private static func verdict(_ judged: JudgedBatch) -> Verdict {
        switch judged.batch.state {
        case .submitted: Verdict(kind: "ok", title: "已提交 \(judged.batch.submittedRows) 行。", text: "要收回，点撤销本批。")
        case .undone: Verdict(kind: "warn", title: "已撤销。", text: "这一批的行不在名单里。")
        case .discarded: Verdict(kind: "warn", title: "已丢弃。", text: "这一批没有提交过。")
        case .open where judged.rows.isEmpty: Verdict(kind: "warn", title: "没有剩下的行。", text: "可以丢弃本批，或恢复删除的行。")
        case .open where judged.rejected == 0:
            Verdict(kind: "ok", title: "全部合格。", text: judged.warned > 0 ? "其中 \(judged.warned) 行有提醒，核对后提交。" : "请提交。")
        case .open:
            Verdict(
                kind: "error", title: "\(judged.rejected) 行有错误，暂不能整批提交。",
                text: judged.accepted > 0 ? "改好后重新导入错误表；也可以先提交合格的 \(judged.accepted) 行，其余留在本批。" : "请导出错误表，改好后重新导入。")
        }
    }

    private static func row(_ row: JudgedBatch.Row, _ layout: Layout) -> Row {
        let number = row.row.number
        func id(_ column: Int) -> String { "r\(number)-c\(column)" }
        var marks: [Int: String] = [:]
        let open = row.findings.filter { !($0.confirmable && row.confirmed.contains($0.code)) }
        for finding in open {
            guard let column = PersonField(title: finding.column).flatMap(layout.column(of:)) else { continue }
            if finding.severity == .error { marks[column] = "cell-error" } else if marks[column] == nil { marks[column] = "cell-warn" }
        }
        let cells =
            [Cell(id: id(0), text: row.row.sequence, mark: nil)]
            + layout.fields.enumerated().map { Cell(id: id($0 + 1), text: row.row.person[$1], mark: marks[$0 + 1]) }
        let findings = row.findings.map { finding in
            let isConfirmed = finding.confirmable && row.confirmed.contains(finding.code)
            return FindingView(
                kind: isConfirmed ? "ok" : finding.severity == .error ? "error" : "warn",
                label: isConfirmed ? "已确认" : finding.severity == .error ? "错误" : "提醒",
                target: id(PersonField(title: finding.column).flatMap(layout.column(of:)) ?? 0), column: finding.column,
                message: Self.besideColumn(finding))
        }
        return Row(
            number: String(number), cells: cells, findings: findings, hasFindings: !findings.isEmpty, canConfirm: !row.confirmable.isEmpty)
    }

    /// The column's name stands before the sentence already.
    private static func besideColumn(_ finding: Finding) -> String {
        finding.message.hasPrefix(finding.column) ? String(finding.message.dropFirst(finding.column.count)) : finding.message
    }
}
