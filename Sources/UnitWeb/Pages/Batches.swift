import Enrollment
import Foundation
import Hummingbird
import UnitDesk
import UnitStore

extension Destination {
    var layout: Layout { self == .reductions ? .reductions : .additions }
}

extension Web {
    func batches(_ destination: Destination, _ visit: Visit, problem: String? = nil, asksSheet: Bool = false) async throws -> Response {
        renderer.response(
            BatchPage(
                shell: try shell(destination, visit), destination: destination, batches: try visit.desk.batches(), problem: problem,
                asksSheet: asksSheet))
    }

    func batch(_ destination: Destination, _ visit: Visit) async throws -> Response {
        let judged = try visit.desk.judgedBatch(visit.batchNumber)
        guard judged.batch.layout == destination.layout else {
            return Self.redirect("/\(judged.batch.layout.rawValue)/\(judged.batch.number)")
        }
        return renderer.response(
            BatchPage(
                shell: try shell(destination, visit), destination: destination, batches: try visit.desk.batches(), judged: judged,
                show: visit.query("show"), page: Int(visit.query("page")) ?? 1))
    }

    func stage(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        guard let file = visit.form.file("sheet") else { return try await batches(destination, visit, problem: "请先选择 Excel 文件。") }
        do {
            let index = Int(visit.form.value("index")).map { $0 - 1 }
            let staged = try visit.desk.stage(
                destination.layout, fileName: file.name, bytes: file.bytes, sheet: index, operator: visit.session.operatorName)
            return Self.redirect("\(destination.path)/\(staged.number)")
        } catch {
            guard let (_, message) = Refusals.describe(error) else { throw error }
            var asksSheet = false
            if case LayoutError.ambiguousSheet = error { asksSheet = true }
            return try await batches(destination, visit, problem: message, asksSheet: asksSheet)
        }
    }

    /// The buttons of a batch.
    func work(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        let number = visit.batchNumber
        let name = visit.session.operatorName
        let here = "\(destination.path)/\(number)"
        do {
            if let row = Int(visit.form.value("confirm")) {
                _ = try visit.desk.confirm(number, row: row, reason: visit.form.value("reason-\(row)"), operator: name)
                visit.session.notice = Notice(.ok, "已确认第 \(row) 行。")
                return Self.redirect(here)
            }
            switch visit.form.value("do") {
            case "delete":
                let rows = visit.form.values("row").compactMap { Int($0) }
                guard !rows.isEmpty else {
                    visit.session.notice = Notice(.warn, "没有选中行。", "请先在行首打勾，再点删除。")
                    return Self.redirect(here)
                }
                try visit.desk.deleteRows(rows, ofBatch: number, operator: name)
                visit.session.notice = Notice(.ok, "已删除 \(rows.count) 行。", "删错了可以恢复。")
            case "bring-back":
                let rows = try visit.desk.judgedBatch(number).deleted
                try visit.desk.bringBackRows(rows, ofBatch: number, operator: name)
                visit.session.notice = Notice(.ok, "已恢复 \(rows.count) 行。")
            case "submit", "submit-good":
                let done = try visit.desk.submit(number, goodRowsOnly: visit.form.value("do") == "submit-good", operator: name)
                visit.session.notice = Notice(.ok, "已提交 \(done.submitted) 行。", done.kept > 0 ? "\(done.kept) 行有错误，留在本批。" : "")
            case "discard":
                let rows = try visit.desk.discard(number, operator: name)
                visit.session.notice = Notice(.ok, "第 \(number) 批已丢弃，\(rows) 行没有提交。")
                return Self.redirect(destination.path)
            case "undo":
                let rows = try visit.desk.undo(number, operator: name)
                visit.session.notice = Notice(.ok, "第 \(number) 批已撤销，\(rows) 行恢复原状。")
            default:
                let judged = try visit.desk.judgedBatch(number)
                visit.session.notice = judged.rejected == 0 ? Notice(.ok, "校验完成，全部合格。") : Notice(.warn, "校验完成。", "\(judged.rejected) 行有错误。")
            }
        } catch {
            guard let (_, message) = Refusals.describe(error) else { throw error }
            visit.session.notice = Notice(.error, "没有办成。", message)
        }
        return Self.redirect(here)
    }

    func template(_ destination: Destination) throws -> Response {
        let name = destination.title + "导入格式模版.xls"
        return Self.download(try destination.layout.template(), name: name, type: "application/vnd.ms-excel")
    }

    func errorSheet(_ visit: Visit) throws -> Response {
        let number = visit.batchNumber
        return Self.download(
            try visit.desk.errorSheet(number, as: .xls), name: "第\(number)批错误表.xls", type: "application/vnd.ms-excel")
    }
}

extension Web.Visit {
    /// The number in `/additions/12…`.
    fileprivate var batchNumber: Int {
        let parts = request.uri.path.split(separator: "/")
        return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    }
}
