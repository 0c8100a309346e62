import Enrollment
import LocalWeb
import UnitDesk
import UnitStore

struct BatchPage: Page {
    static let template = "batch"
    private static let pageSize = 100

    struct Verdict: Sendable {
        let kind: String
        let title: String
        let text: String
    }

    struct Header: Sendable {
        let title: String
        /// nil for a column that nobody mends.
        let field: String?
    }

    let shell: Shell
    let path: String
    let number: String
    let subtitle: String
    /// `imported = submitted + deleted + open`, for whoever counts.
    let sum: String
    let isOpen: Bool
    let isReduction: Bool
    let isAllGood: Bool
    let hasGood: Bool
    let hasErrors: Bool
    let canUndo: Bool
    let deleted: String?
    let submitted: String
    let submittedPath: String
    let openRows: String
    let verdict: Verdict
    let tabs: [ListTab]
    let nextError: String?
    /// nil where no column is filled.
    let fillable: String?
    let headers: [Header]
    let rows: String
    let pages: String?
    let previous: String?
    let next: String?
    let show: String
    let page: String

    init(shell: Shell, destination: Destination, judged: JudgedBatch, show: String, page: Int, edited: Int?, after: Int? = nil) {
        self.shell = shell
        let batch = judged.batch
        let layout = batch.layout
        path = "\(destination.path)/\(batch.number)"
        let path = path
        number = String(batch.number)
        subtitle =
            "第 \(batch.number) 批　\(batch.fileName)" + (batch.blankRows > 0 ? "，另跳过空白行 \(batch.blankRows.grouped) 行" : "")
        let total = judged.rows.count + judged.deleted.count + batch.submittedRows
        sum =
            "共 \(total.grouped) 行 = 合格 \(judged.accepted.grouped) + 错误 \(judged.rejected.grouped)"
            + (batch.submittedRows > 0 ? " + 已提交 \(batch.submittedRows.grouped)" : "")
            + (judged.deleted.isEmpty ? "" : " + 已删除 \(judged.deleted.count.grouped)")
        isOpen = batch.state == .open
        isReduction = layout == .reductions
        isAllGood = judged.rejected == 0 && !judged.rows.isEmpty
        hasGood = judged.accepted > 0
        hasErrors = judged.rejected > 0
        canUndo = batch.submittedRows > 0 && batch.state != .undone
        deleted = judged.deleted.isEmpty || batch.state != .open ? nil : judged.deleted.count.grouped
        submitted = batch.submittedRows.grouped
        submittedPath = (layout == .reductions ? "/reduced" : "/declared") + "?batch=\(batch.number)"
        openRows = judged.rows.count.grouped
        verdict = Verdict(judged)
        self.show = show.isEmpty ? "all" : show
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
            ListTab(
                path: "\(path)?show=\(name)", title: title, count: count.grouped, isCurrent: name == (show.isEmpty ? "all" : show))
        }
        let pageCount = max(1, (shown.count + Self.pageSize - 1) / Self.pageSize)
        let current = min(max(1, page), pageCount)
        let query = "show=\(self.show)&"
        let leaf = shown.dropFirst((current - 1) * Self.pageSize).prefix(Self.pageSize)
        self.page = String(current)
        headers = layout.columns.enumerated().map { Header(title: $1, field: $0 == 0 ? nil : layout.fields[$0 - 1].rawValue) }
        rows = BatchRows(
            layout: layout, firstColumn: batch.firstColumn, path: path, query: query + "page=\(current)&", edited: edited
        ).html(leaf)
        let start = after.map { after in shown.firstIndex { $0.row.number > after } ?? 0 } ?? (current - 1) * Self.pageSize
        nextError = Self.nextError(in: shown, layout, from: start) { "\(path)?\(query)page=\($0)&after=\($1)#\($2)" }
        fillable = layout == .reductions ? nil : Markup.options(PersonField.fillable)
        let here = "\(path)?\(query)page="
        pages = pageCount > 1 ? "第 \(current) 页，共 \(pageCount) 页" : nil
        previous = current > 1 ? here + String(current - 1) : nil
        next = current < pageCount ? here + String(current + 1) : nil
    }

    /// The first failing cell from there on, else from the top.
    private static func nextError(
        in rows: [JudgedBatch.Row], _ layout: Layout, from start: Int, _ link: (_ page: Int, _ row: Int, _ anchor: String) -> String
    ) -> String? {
        guard let index = rows.indices.dropFirst(start).first(where: { rows[$0].isRejected }) ?? rows.firstIndex(where: \.isRejected),
            let finding = rows[index].openErrors.first
        else { return nil }
        let column = PersonField(title: finding.column).flatMap(layout.column(of:)) ?? 0
        let number = rows[index].row.number
        return link(index / pageSize + 1, number, BatchRows.anchor(row: number, column: column))
    }
}

extension BatchPage.Verdict {
    init(_ judged: JudgedBatch) {
        let batch = judged.batch
        let isAmendment = batch.layout == .amendments
        (kind, title, text) =
            switch batch.state {
            case .submitted: ("ok", "已提交 \(batch.submittedRows) 行。", "要收回，点“撤销本批”。")
            case .undone: ("warn", "已撤销。", isAmendment ? "这一批的修改都恢复了原状。" : "这一批的行不在名单里。")
            case .discarded: ("warn", "已丢弃。", "这一批没有提交过。")
            case .open where judged.rows.isEmpty: ("warn", "没有剩下的行。", "可以丢弃本批，或恢复删除的行。")
            case .open where judged.rejected == 0:
                (
                    "ok", isAmendment ? "\(judged.rows.count) 人有改动，全部合格。" : "全部合格。",
                    judged.warned > 0 ? "其中 \(judged.warned) 行有提醒，核对后提交。" : isAmendment ? "划去的是原值。核对后提交。" : "请提交。"
                )
            case .open:
                (
                    "error", "\(judged.rejected) 行有错误，暂不能整批提交。",
                    "点错的格子就能直接改；也可以导出错误表，改好再导入" + (judged.accepted > 0 ? "；或者先提交合格的 \(judged.accepted) 行，其余留在本批。" : "。")
                )
            }
    }
}
