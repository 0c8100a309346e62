import Enrollment
import Foundation
import Hummingbird
import LocalWeb
import LongWork
import UnitDesk
import UnitStore
import Workbook

extension Destination {
    var layout: Layout {
        switch self {
        case .reductions: .reductions
        case .amendments: .amendments
        default: .additions
        }
    }
}

extension Web {
    func batch(_ destination: Destination, _ visit: Visit) async throws -> Response {
        let judged = try visit.desk.judgedBatch(visit.batchNumber)
        guard judged.batch.layout == destination.layout else {
            return Self.redirect("/\(judged.batch.layout.rawValue)/\(judged.batch.number)")
        }
        return renderer.response(
            BatchPage(
                shell: try shell(destination, visit), destination: destination, judged: judged, show: visit.query("show"),
                page: Int(visit.query("page")) ?? 1, edited: Int(visit.query("edit")), after: Int(visit.query("after"))))
    }

    func stage(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        let chosen = visit.form.has("index") ? visit.session.workbook : nil
        let index = chosen.flatMap { _ in Int(visit.form.value("index")) }
        visit.session.workbook = nil
        let files = chosen.map { [$0.file] } ?? visit.form.files("sheet")
        guard !files.isEmpty else {
            visit.session.notice = Notice(.error, "没有导入。", "请先选择 Excel 文件。")
            return Self.redirect(destination.path)
        }
        let desk = visit.desk
        let name = visit.session.operatorName
        return try await long("正在导入", back: destination.path, failed: "没有导入。", &visit) { progress in
            guard files.count == 1, let file = files.first else {
                let staged = try desk.stage(
                    destination.layout, files: files.map { (name: $0.name, bytes: $0.bytes) }, operator: name, progress: progress)
                return Ending(destination.path, Self.notice(of: staged))
            }
            do {
                let staged = try desk.stage(
                    destination.layout, fileName: file.name, bytes: file.bytes, sheet: index, operator: name, progress: progress)
                let notice = staged.mended.map { Notice(.ok, "错误表已收回，改了第 \(staged.number) 批的 \($0) 行。", "其他行没有动。") }
                return Ending("\(destination.path)/\(staged.number)", notice)
            } catch LayoutError.ambiguousSheet(let sheets) {
                return Ending(destination.path) { $0.workbook = ChosenFile(destination: destination, file: file, sheets: sheets) }
            }
        }
    }

    private static func notice(of staged: StagedFiles) -> Notice {
        let refused = staged.refused.map { "\($0.fileName)：\($0.message)" }
        let done = staged.batches.map {
            "\($0.report.file)：第 \($0.number) 批，\($0.report.rows) 行，" + ($0.report.rejected > 0 ? "\($0.report.rejected) 行有错误。" : "全部合格。")
        }
        let title = "已导入 \(done.count) 个文件" + (refused.isEmpty ? "。" : "，\(refused.count) 个没有导入。")
        return Notice(refused.isEmpty ? .ok : .warn, title, (refused + done).joined(separator: " "))
    }

    /// The buttons of a batch.
    func work(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        let number = visit.batchNumber
        let name = visit.session.operatorName
        let desk = visit.desk
        let form = visit.form
        let here = visit.path("\(destination.path)/\(number)", with: [("show", form.value("show")), ("page", form.value("page"))])
        let ticked = form.values("row").compactMap { Int($0) }
        do {
            if let row = Int(form.value("confirm")) {
                _ = try desk.confirm(number, row: row, reason: form.value("reason-\(row)"), operator: name)
                visit.session.notice = Notice(.ok, "已确认第 \(row) 行。")
                return Self.redirect(here)
            }
            switch form.value("do") {
            case "mend":
                try desk.mend(Self.typedCells(form), ofBatch: number, operator: name)
            case "fill":
                visit.session.notice = try Self.fill(form, ticked, desk, number, name)
            case "delete":
                guard !ticked.isEmpty else {
                    visit.session.notice = Notice(.warn, "没有选中行。", "请先在行首打勾，再点删除。")
                    return Self.redirect(here)
                }
                try desk.deleteRows(ticked, ofBatch: number, operator: name)
                visit.session.notice = Notice(.ok, "已删除 \(ticked.count) 行。", "删错了可以恢复。")
            case "bring-back":
                let rows = try desk.judgedBatch(number).deleted
                try desk.bringBackRows(rows, ofBatch: number, operator: name)
                visit.session.notice = Notice(.ok, "已恢复 \(rows.count) 行。")
            case "submit", "submit-good":
                let goodRowsOnly = form.value("do") == "submit-good"
                let reason = form.value("reason").isEmpty ? UnitDesk.batchReductionReason : form.value("reason")
                return try await long("正在提交", back: here, &visit) { progress in
                    let done = try desk.submit(number, goodRowsOnly: goodRowsOnly, reason: reason, operator: name, progress: progress)
                    // Of a batch that is done its own page says so.
                    return Ending(here, done.kept == 0 ? nil : Notice(.ok, "已提交 \(done.submitted) 行。", "\(done.kept) 行有错误，留在本批。"))
                }
            case "discard":
                let rows = try desk.discard(number, operator: name)
                visit.session.notice = Notice(.ok, "第 \(number) 批已丢弃，\(rows) 行没有提交。")
                return Self.redirect(destination.path)
            case "undo":
                return try await long("正在撤销", back: here, &visit) { progress in
                    let rows = try desk.undo(number, operator: name, progress: progress)
                    return Ending(here, Notice(.ok, "第 \(number) 批已撤销，\(rows) 行恢复原状。"))
                }
            default:
                let judged = try desk.judgedBatch(number)
                visit.session.notice =
                    judged.rejected == 0 ? Notice(.ok, "校验完成，全部合格。") : Notice(.warn, "校验完成。", "\(judged.rejected) 行有错误。")
            }
        } catch {
            visit.session.notice = try notice(of: error)
        }
        return Self.redirect(here)
    }

    /// All open batches of the kind that have no error.
    func submitAll(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        let desk = visit.desk
        let name = visit.session.operatorName
        let reason = visit.form.value("reason").isEmpty ? UnitDesk.batchReductionReason : visit.form.value("reason")
        return try await long("正在提交", back: destination.path, &visit) { progress in
            var done: [Submission] = []
            do {
                for batch in try desk.batches() where batch.layout == destination.layout && batch.state == .open {
                    let judged = try desk.judgedBatch(batch.number)
                    guard judged.rejected == 0, !judged.rows.isEmpty else { continue }
                    done.append(try desk.submit(batch.number, goodRowsOnly: false, reason: reason, operator: name, progress: progress))
                }
            } catch is WorkAbandoned where !done.isEmpty {
                return Ending(destination.path, Notice(.warn, "已取消。", "前面的 \(done.count) 批已经提交，其余的没有。"))
            }
            let rows = done.reduce(0) { $0 + $1.submitted }
            return Ending(
                destination.path,
                done.isEmpty
                    ? Notice(.warn, "没有可以提交的批次。", "每一批都还有错误，请先点开更正。") : Notice(.ok, "已提交 \(done.count) 批，共 \(rows) 行。"))
        }
    }

    /// Fields named `cell-ROW-FIELD`.
    private static func typedCells(_ form: Form) -> [Int: [PersonField: String]] {
        var typed: [Int: [PersonField: String]] = [:]
        for (name, value) in form.fields(startingWith: "cell-") {
            let parts = name.split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let row = Int(parts[0]), let field = PersonField(rawValue: String(parts[1])) else { continue }
            typed[row, default: [:]][field] = value
        }
        return typed
    }

    private static func fill(_ form: Form, _ ticked: [Int], _ desk: UnitDesk, _ number: Int, _ name: String) throws -> Notice {
        guard let field = PersonField(rawValue: form.value("fill-field")), !PersonField.own.contains(field) else {
            return Notice(.warn, "没有填充。", "请先选好要填哪一列。")
        }
        let rows: [Int] =
            switch form.value("fill-rows") {
            case "all": try desk.judgedBatch(number).rows.map(\.row.number)
            case "empty": try desk.judgedBatch(number).rows.filter { $0.row.person[field].isEmpty }.map(\.row.number)
            default: ticked
            }
        guard !rows.isEmpty else { return Notice(.warn, "没有填充。", "没有符合的行：请先打勾，或者选“空着的行”“全部行”。") }
        let value = form.value("fill-value")
        try desk.mend(Dictionary(uniqueKeysWithValues: rows.map { ($0, [field: value]) }), ofBatch: number, operator: name)
        return Notice(.ok, "\(rows.count) 行的\(field.title)填成了“\(value)”。")
    }

    func template(_ destination: Destination) throws -> Response {
        let name = destination.title + "导入格式模版.xls"
        return Self.download(try destination.layout.template(), name: name, type: "application/vnd.ms-excel")
    }

    func errorSheet(_ visit: Visit) throws -> Response {
        let number = visit.batchNumber
        do {
            return Self.download(
                try visit.desk.errorSheet(number, as: .xls), name: "第\(number)批错误表.xls", type: "application/vnd.ms-excel")
        } catch WorkbookError.tooManyRows {
            let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return Self.download(try visit.desk.errorSheet(number, as: .xlsx), name: "第\(number)批错误表.xlsx", type: type)
        }
    }
}

extension Visit {
    /// The number in `/additions/12…`.
    fileprivate var batchNumber: Int {
        let parts = request.uri.path.split(separator: "/")
        return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }
}
