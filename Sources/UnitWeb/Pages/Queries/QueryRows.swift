import Enrollment
import LocalWeb
import Paperwork
import UnitDesk
import UnitStore

/// The table of a query: what stays in sight at the left, the manual's columns, what stays in sight at the right.
struct QueryRows {
    private let kind: ListKind
    private let listing: Listing
    private let path: String
    private let filter: QueryFilter
    private let standings: [PersonReference: PersonStanding]
    /// Not in a year that is over.
    private let canChange: Bool
    private let plain: [Int]
    /// 错误信息 and what belongs to it is what that page is read for.
    private let pinned: [Int]
    private let reference: Int?
    private let personalNumber: Int?
    private let name: Int?

    init(
        _ kind: ListKind, _ listing: Listing, path: String, filter: QueryFilter, standings: [PersonReference: PersonStanding],
        canChange: Bool
    ) {
        self.kind = kind
        self.listing = listing
        self.path = path
        self.filter = filter
        self.standings = standings
        self.canChange = canChange
        func column(_ key: String) -> Int? { listing.columns.firstIndex { $0.key == key } }
        let shown = listing.columns.indices.filter { !listing.columns[$0].isForPrograms }
        pinned = kind == .rejections ? Array(shown.suffix(4)) : []
        plain = Array(shown.dropLast(pinned.count))
        reference = column("reference")
        personalNumber = column("personalNumber")
        name = column("name")
    }

    /// The style of the table's frame, which says how wide the pinned columns are.
    var look: String {
        switch kind {
        case .declared: canChange ? "roster" : "former"
        case .insured, .reduced: "people"
        case .rejections: "rejections"
        default: ""
        }
    }

    private var hasTicks: Bool { kind == .declared && canChange }
    private var hasEnd: Bool { [.declared, .rejections].contains(kind) || kind == .reduced && canChange }
    /// Of the leading columns, how many stay in sight: up to the name.
    private var pins: Int {
        guard !look.isEmpty, let name, let place = plain.firstIndex(of: name) else { return 0 }
        return place + 1
    }
    /// Changes stand in the order in which they happened.
    private var isSortable: Bool { kind != .changes }

    var header: String {
        var out = Markup()
        if hasTicks {
            out.raw(
                "<th scope=\"col\" class=\"pin pin-1\"><label class=\"tick\"><input type=\"checkbox\" data-tick-all=\"person\"> <span class=\"hidden\">全选</span></label></th>"
            )
        }
        for (place, column) in plain.enumerated() {
            out.raw("<th scope=\"col\"")
            writeClass(place, isNumber: listing.rows.first.map { $0[column].isNumber } ?? false, to: &out)
            let field = isSortable ? PersonField(rawValue: listing.columns[column].key) : nil
            if let order = field.flatMap(filter.order) {
                out.raw(" aria-sort=\"")
                out.text(order)
                out.raw("\"")
            }
            out.raw(">")
            if let field {
                out.link(filter.path(path, sortedBy: field), listing.columns[column].title)
            } else {
                out.text(listing.columns[column].title)
            }
            out.raw("</th>")
        }
        if hasEnd {
            out.raw("<th scope=\"col\" class=\"pin pin-end\">")
            out.text(
                kind == .rejections ? pinned.map { listing.columns[$0].title }.joined(separator: "　") : kind == .declared ? "中心结果" : "办理")
            out.raw("</th>")
        }
        return out.html
    }

    var html: String {
        var out = Markup()
        for row in listing.rows { write(row, to: &out) }
        return out.html
    }

    private func write(_ row: [ListingValue], to out: inout Markup) {
        let reference = self.reference.map { row[$0].text }
        out.raw("<tr>")
        if hasTicks, let reference {
            out.raw("<td class=\"pin pin-1\"><label class=\"tick\"><input type=\"checkbox\" name=\"person\" form=\"pick\" value=\"")
            out.text(reference)
            out.raw("\"><span class=\"hidden\">选中")
            if let name { out.text(row[name].text) }
            out.raw("</span></label></td>")
        }
        for (place, column) in plain.enumerated() {
            out.raw("<td")
            writeClass(place, isNumber: row[column].isNumber, to: &out)
            out.raw(">")
            if column == name, let link = link(row, reference) {
                out.link(link, row[column].text.orEmpty)
            } else {
                out.text(row[column].text)
            }
            out.raw("</td>")
        }
        if hasEnd {
            out.raw("<td class=\"pin pin-end\">")
            writeEnd(row, reference, to: &out)
            out.raw("</td>")
        }
        out.raw("</tr>\n")
    }

    private func writeClass(_ place: Int, isNumber: Bool, to out: inout Markup) {
        let number = place + (hasTicks ? 2 : 1)
        if place < pins {
            out.raw(" class=\"pin pin-")
            out.number(number)
            if place == pins - 1 { out.raw(" pin-last") }
            out.raw("\"")
        } else if isNumber {
            out.raw(" class=\"num\"")
        }
    }

    private func writeEnd(_ row: [ListingValue], _ reference: String?, to out: inout Markup) {
        let identity = Identity(type: text("identityType", row), number: text("identityNumber", row))
        let query = "?type=\(identity.type.encoded)&number=\(identity.number.encoded)"
        switch kind {
        case .declared:
            let standing = reference.flatMap(PersonReference.init).flatMap { standings[$0] } ?? .unsent
            switch standing.standing {
            case .accepted: out.raw("<span class=\"tag ok\">已接收</span> ")
            case .rejected: out.raw("<span class=\"tag error\">被驳回</span> ")
            case .pending: out.raw("<span class=\"tag warn\">核查中</span> ")
            case .unanswered: out.raw("<span class=\"tag info\">未答复</span> ")
            case .unsent: out.raw("<span class=\"tag\">未发送</span> ")
            }
            if standing.isOlder { out.raw("<span class=\"tag\">对旧内容的答复</span> ") }
            if canChange { out.link("/amend" + query, "修改") }
        case .reduced: out.link("/restore-person" + query, "恢复")
        default:
            let texts = pinned.map { row[$0].text }
            out.raw("<p>")
            out.text(texts.first ?? "")
            out.raw("</p><p class=\"small\">")
            out.text(texts.dropFirst().filter { !$0.isEmpty }.joined(separator: "　"))
            out.raw(" ")
            if canChange { out.link("/amend" + query, "修改") }
            out.raw("</p>")
        }
    }

    /// The person's page; for whom the list has no reference, the search by number leads there.
    private func link(_ row: [ListingValue], _ reference: String?) -> String? {
        if let reference { return "/person/" + reference }
        guard let number = personalNumber.map({ row[$0].text }), !number.isEmpty else { return nil }
        return kind == .insured ? "/person/" + PersonReference(personalNumber: number).text.encoded : "/search?q=" + number.encoded
    }

    private func text(_ key: String, _ row: [ListingValue]) -> String {
        listing.columns.firstIndex { $0.key == key }.map { row[$0].text } ?? ""
    }
}

extension ListingValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .count, .fen: true
        case .text, .word, .none: false
        }
    }
}
