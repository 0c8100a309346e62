import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import Ledger
import LocalWeb

struct UnitPage: Page {
    static let template = "center-unit"

    let shell: Shell
    let code: String
    let name: String
    let kindTitle: String
    let state: String
    let stateKind: String
    let missing: String?
    let command: CommandHint
    /// Markup, the bodies of the tables.
    let declarations: String
    let hasDeclarations: Bool
    let packages: String
    let hasPackages: Bool
    let fees: String
    let hasFees: Bool
    let reasons: [HomePage.Tally]
    let hasReasons: Bool
    let cards: String
    let openCardFailures: String
    let exports: [ListTab]

    init(shell: Shell, file: UnitFile) {
        let standing = file.standing
        let path = "/units/\(standing.unit.code)/people"
        self.shell = shell
        code = standing.unit.code
        name = standing.unit.name
        kindTitle = standing.unit.kind.title
        (state, stateKind) = (standing.state.title, standing.state.tag)
        missing = file.missing.isEmpty ? nil : file.missing.map { "D" + $0.padded }.joined(separator: "、")
        command =
            switch standing.state {
            case .notActivated: .activate(standing.unit.code)
            case .silent, .answered: .receive
            case .received: .answer(standing.unit.code)
            }
        declarations =
            TableMarkup([], file.declarations.enumerated()) { Self.write($0.element, isNewest: $0.offset == 0, path, to: &$1) }.rows
        hasDeclarations = !file.declarations.isEmpty
        packages = TableMarkup([], file.packages) { PackageMarkup.write($0, to: &$1) }.rows
        hasPackages = !file.packages.isEmpty
        let fees = file.fees + (file.fees.count > 1 ? [FeeSummary.total(file.fees)] : [])
        self.fees = TableMarkup([], fees) { FeeMarkup.write($0, to: &$1) }.rows
        hasFees = !file.fees.isEmpty
        reasons = file.reasons.map { .init(title: $0.title, path: path + "?reason=\($0.code.encoded)", count: $0.people.grouped) }
        hasReasons = !file.reasons.isEmpty
        (cards, openCardFailures) = (file.cards.grouped, file.openCardFailures.grouped)
        exports = [(CenterList.rejections, "导出错误数据"), (.fees, "导出缴费")].map { list, title in
            ListTab(path: "/export/\(list.rawValue)/\(list.fileName.encoded).xls?unit=\(standing.unit.code.encoded)", title: title)
        }
    }

    private static func write(_ declaration: UnitFile.Declaration, isNewest: Bool, _ path: String, to out: inout Markup) {
        let record = declaration.record
        out.value("D" + record.sequence.padded)
        out.value(record.received.minute)
        out.value(record.delivered.description)
        out.count(record.totals.renewals)
        out.count(record.totals.additions)
        out.count(record.totals.reductions)
        // Of former declarations only the counts are shown: the newest holds whatever still counts.
        out.count(record.totals.declared, link: isNewest ? path : nil)
        out.count(declaration.accepted, link: isNewest ? path + "?kind=accepted" : nil)
        out.count(declaration.rejected, link: isNewest ? path + "?kind=rejected" : nil)
        out.count(declaration.pending, link: isNewest ? path + "?kind=pending" : nil)
    }
}

extension Web {
    @Sendable func unit(_ visit: inout Visit) async throws -> Response {
        let file = try visit.desk.unitFile(visit.part(1))
        return renderer.response(UnitPage(shell: try shell(.units, visit, title: file.standing.unit.name), file: file))
    }

    /// Cards and failures of a unit's people, by number.
    @Sendable func cardsOfUnit(_ visit: inout Visit) async throws -> Response {
        let code = visit.part(1)
        let standing = try visit.desk.unitFile(code).standing
        let all = try visit.desk.cards(ofUnit: code)
        let path = "/units/\(code.encoded)/cards"
        let leaf = Leaf(visit.query("page"), of: all.count, size: ListPage.leafSize)
        let table = TableMarkup(["个人编号", "批次", "卡号", "制卡日期", "失败原因", "状态"], all.dropFirst(leaf.offset).prefix(leaf.size)) { card, out in
            out.value(card.personalNumber, link: "/search?q=" + card.personalNumber.encoded)
            CardMarkup.write(card, to: &out)
        }
        return renderer.response(
            ListPage(
                shell: try shell(.units, visit, title: standing.unit.name), path: path, subtitle: "\(code)　制卡",
                conditions: Conditions([]) { _ in "" }, command: .importCards, table: table, leaf: leaf, emptyText: "这个单位还没有制卡结果。"))
    }
}
