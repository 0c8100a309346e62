import LocalWeb

/// A list with its conditions, leaf by leaf.
struct ListPage: Page {
    static let template = "center-list"
    static let leafSize = 100

    /// Something to do with all of it.
    struct Action: Sendable {
        let target: String
        let label: String
    }

    let shell: Shell
    let path: String
    let subtitle: String?
    let fields: [ListField]
    let hasFields: Bool
    /// Conditions that no field shows, for the next question to keep.
    let kept: [ListField]
    let chips: [ListChip]
    let tabs: [ListTab]
    let hasTabs: Bool
    let exports: [ListTab]
    /// The script lets them follow what is typed into the filter.
    let exportsFollow: Bool
    let action: Action?
    let command: CommandHint?
    /// Class of the table.
    let look: String
    let hasRows: Bool
    let emptyText: String
    /// Markup.
    let header: String
    let rows: String
    let range: String
    let previous: String?
    let next: String?

    init(
        shell: Shell, path: String, subtitle: String?, conditions: Conditions, fields: [ListField] = [], kept: [ListField] = [],
        chips: [ListChip] = [], tabs: [ListTab] = [], exports: [ListTab] = [], exportsFollow: Bool = false, action: Action? = nil,
        command: CommandHint?,
        table: TableMarkup, look: String = "", leaf: Leaf, emptyText: String
    ) {
        self.shell = shell
        self.path = path
        self.subtitle = subtitle
        self.fields = fields
        hasFields = !fields.isEmpty
        self.kept = kept
        self.chips = chips
        self.tabs = tabs
        hasTabs = tabs.count > 1
        self.exports = exports
        self.exportsFollow = exportsFollow
        self.action = action
        self.command = command
        self.look = look
        hasRows = !table.isEmpty
        self.emptyText = emptyText
        header = table.header
        rows = table.rows
        range = leaf.range
        previous = leaf.previous.map { conditions.path(path, with: [("page", $0)]) }
        next = leaf.next.map { conditions.path(path, with: [("page", $0)]) }
    }
}

extension ListField {
    /// Carried along, unseen.
    static func hidden(_ name: String, _ value: String) -> ListField { ListField(name: name, title: "", kind: "hidden", value: value) }

    static func choice(_ name: String, _ title: String, _ options: [(String, String)], _ conditions: Conditions) -> ListField {
        ListField(
            name: name, title: title, value: "",
            options: Markup.options(options.map { (value: $0.0, label: $0.1) }, selected: conditions[name]))
    }

    static func text(_ name: String, _ title: String, _ conditions: Conditions) -> ListField {
        ListField(name: name, title: title, value: conditions[name])
    }
}

/// A table as markup: headings, then what each row writes.
struct TableMarkup {
    let header: String
    let rows: String
    let isEmpty: Bool

    /// - Parameter headings: one that ends in `#` stands over numbers.
    init<Rows: Sequence>(_ headings: [String], _ rows: Rows, _ write: (Rows.Element, inout Markup) -> Void) {
        var header = Markup()
        for heading in headings {
            let isNumber = heading.hasSuffix("#")
            if isNumber { header.raw("<th scope=\"col\" class=\"num\">") } else { header.raw("<th scope=\"col\">") }
            header.text(isNumber ? String(heading.dropLast()) : heading)
            header.raw("</th>")
        }
        self.header = header.html
        var body = Markup()
        var isEmpty = true
        for row in rows {
            isEmpty = false
            body.raw("<tr>")
            write(row, &body)
            body.raw("</tr>\n")
        }
        self.rows = body.html
        self.isEmpty = isEmpty
    }
}

extension Markup {
    mutating func cell(_ text: String, link path: String? = nil) {
        raw("<td>")
        if let path, !text.isEmpty { link(path, text) } else { self.text(text) }
        raw("</td>")
    }

    /// On one line.
    mutating func value(_ text: String, link path: String? = nil) {
        raw("<td class=\"value\">")
        if let path, !text.isEmpty { link(path, text) } else { self.text(text) }
        raw("</td>")
    }

    /// nil: a dash.
    mutating func count(_ number: Int?, link path: String? = nil) {
        raw("<td class=\"num\">")
        if let number {
            if let path, number > 0 { link(path, number.grouped) } else { text(number.grouped) }
        } else {
            raw("—")
        }
        raw("</td>")
    }

    mutating func amount(_ text: String) {
        raw("<td class=\"num\">")
        self.text(text)
        raw("</td>")
    }

    mutating func tag(_ text: String, _ kind: String) {
        raw("<span class=\"tag ")
        self.text(kind)
        raw("\">")
        self.text(text)
        raw("</span> ")
    }
}
