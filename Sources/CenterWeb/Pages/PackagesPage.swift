import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import Ledger
import LocalWeb

extension Web {
    @Sendable func packages(_ visit: inout Visit) async throws -> Response {
        let conditions = Conditions(["unit", "direction", "q"], visit.query)
        let path = Destination.packages.path
        var query = PackageQuery()
        query.unit = conditions["unit"]
        query.direction = PackageRecord.Direction(rawValue: conditions["direction"])
        query.text = conditions["q"]
        query.limit = 0
        let leaf = Leaf(visit.query("page"), of: try visit.desk.packages(query).total, size: ListPage.leafSize)
        (query.offset, query.limit) = (leaf.offset, leaf.size)
        let table = TableMarkup(["单位"] + PackageMarkup.headings, try visit.desk.packages(query).packages) { package, out in
            out.value(package.counterpart, link: "/units/" + package.counterpart.encoded)
            PackageMarkup.write(package, to: &out)
        }
        return renderer.response(
            ListPage(
                shell: try shell(.packages, visit), path: path, subtitle: "最近的在上面", conditions: conditions,
                fields: [
                    .text("unit", "单位代码", conditions),
                    .choice(
                        "direction", "方向", [("", "全部")] + PackageRecord.Direction.allCases.map { ($0.rawValue, $0.title) }, conditions),
                    .text("q", "文件名", conditions),
                ], exports: Self.exports(.packages), command: .receive, table: table, leaf: leaf, emptyText: "没有符合条件的记录。"))
    }
}

/// A package that passed, in a row.
enum PackageMarkup {
    static let headings = ["时间", "方向", "种类", "序号#", "文件", "人数#", "说明"]

    static func write(_ package: PackageRecord, to out: inout Markup) {
        out.value(package.time.minute)
        out.raw("<td class=\"value\">")
        out.tag(package.direction.title, package.direction.tag)
        out.raw("</td>")
        out.value(package.kindTitle)
        out.count(package.sequence > 0 ? package.sequence : nil)
        out.cell(package.fileName)
        out.count(package.rows)
        out.raw("<td class=\"reason\">")
        if !package.code.isEmpty {
            // The same words as on the slip that the unit gets.
            let advice = RefusalAdvice.of(package.code)
            out.text(advice.reason)
            out.raw("<br><span class=\"small muted\">单位：")
            out.text(advice.action)
            out.raw("</span>")
            out.whatToDo(about: package.code)
        }
        out.raw("</td>")
    }
}

extension PackageRecord.Direction {
    /// Of a tag.
    var tag: String {
        switch self {
        case .sent: "info"
        case .received: "ok"
        case .refused: "error"
        }
    }
}
