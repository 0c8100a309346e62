import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

extension Web {
    private static let batchesALeaf = 20

    /// Cards and failures; at first the failures that are still open.
    @Sendable func cards(_ visit: inout Visit) async throws -> Response {
        let conditions = Conditions(["show", "batch", "number"], visit.query)
        let path = Destination.cards.path
        var query = CardQuery()
        query.kind = CardQuery.Kind(rawValue: conditions["show"]) ?? .open
        query.batch = conditions["batch"]
        query.personalNumber = conditions["number"]
        let isNarrow = !query.batch.isEmpty || !query.personalNumber.isEmpty
        // All cards of a year are more than anybody leafs through.
        guard query.kind != .made || isNarrow else { return Self.redirect("/cards/batches") }
        query.limit = 0
        let leaf = Leaf(visit.query("page"), of: try visit.desk.cards(query).total, size: ListPage.leafSize)
        (query.offset, query.limit) = (leaf.offset, leaf.size)
        let table = TableMarkup(
            ["单位", "姓名", "证件号码", "个人编号", "批次", "卡号", "制卡日期", "失败原因", "状态"], try visit.desk.cards(query).cards, Self.write)
        return renderer.response(
            ListPage(
                shell: try shell(.cards, visit), path: path, subtitle: "失败的在后来的批次制成以前一直列在未补制里", conditions: conditions,
                fields: [.text("batch", "批次", conditions), .text("number", "个人编号", conditions)],
                kept: [.hidden("show", query.kind.rawValue)],
                tabs: Self.cardTabs(isNarrow ? CardQuery.Kind.allCases : [.open, .failures], query.kind, conditions),
                exports: Self.exports(query.kind == .made ? .cards : .cardFailures), command: .importCards, table: table, leaf: leaf,
                emptyText: query.kind == .open ? "没有还未补制的制卡失败。" : "没有符合条件的记录。"))
    }

    @Sendable func cardBatches(_ visit: inout Visit) async throws -> Response {
        let path = "/cards/batches"
        let nothing = Conditions([]) { _ in "" }
        let total = try visit.desk.cardBatches(offset: 0, limit: 0).total
        let leaf = Leaf(visit.query("page"), of: total, size: Self.batchesALeaf)
        let table = TableMarkup(
            ["批次", "已制#", "失败#", "未补制#"], try visit.desk.cardBatches(offset: leaf.offset, limit: leaf.size).batches
        ) { batch, out in
            func list(_ kind: CardQuery.Kind) -> String { "/cards?show=\(kind.rawValue)&batch=\(batch.batch.encoded)" }
            out.value(batch.batch, link: list(.made))
            out.count(batch.made, link: list(.made))
            out.count(batch.failed, link: list(.failures))
            out.count(batch.open, link: list(.open))
        }
        return renderer.response(
            ListPage(
                shell: try shell(.cards, visit), path: path, subtitle: "最近的批次在上面", conditions: nothing,
                tabs: Self.cardTabs([.open, .failures], nil, nothing), exports: Self.exports(.cards), command: .importCards, table: table,
                leaf: leaf,
                emptyText: "还没有导入过制卡文件。"))
    }

    private static func cardTabs(_ kinds: [CardQuery.Kind], _ current: CardQuery.Kind?, _ conditions: Conditions) -> [ListTab] {
        [ListTab(path: "/cards/batches", title: "批次", isCurrent: current == nil)]
            + kinds.map { kind in
                ListTab(
                    path: conditions.path(Destination.cards.path, with: [("show", kind.rawValue)]), title: kind.title,
                    isCurrent: kind == current)
            }
    }

    private static func write(_ card: SeenCard, to out: inout Markup) {
        if let holder = card.holder {
            out.value(holder.unit, link: "/units/" + holder.unit)
            out.value(holder.name, link: holder.isDeclared ? "/units/\(holder.unit)/people/\(holder.reference.text.encoded)" : nil)
            out.value(holder.identity.number)
        } else {
            out.raw("<td colspan=\"3\" class=\"muted\">没有哪个单位有这个编号</td>")
        }
        out.value(card.personalNumber)
        CardMarkup.write(card, to: &out)
    }
}

extension CardQuery.Kind {
    fileprivate var title: String {
        switch self {
        case .open: "未补制"
        case .failures: "全部失败"
        case .made: "已制卡"
        }
    }
}

/// A card or a failure in a row, after whose it is.
enum CardMarkup {
    static func write(_ card: SeenCard, to out: inout Markup) {
        out.value(card.batch)
        out.value(card.cardNumber)
        out.value(card.made?.description ?? "")
        out.cell(card.failure)
        out.raw("<td class=\"value\">")
        if card.failure.isEmpty {
            out.tag("已制卡", "ok")
        } else if card.isMadeLater {
            out.tag("后来已制卡", "ok")
        } else {
            out.tag("未补制", "error")
        }
        out.raw("</td>")
    }
}
