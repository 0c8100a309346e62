/// The pages at the left, with what waits at each.
package struct Menu: Sendable {
    package struct Item: Sendable {
        package let title: String
        package let path: String
        package let isCurrent: Bool
        package let count: Int
        package let isAlarming: Bool

        package init(_ title: String, path: String, isCurrent: Bool, count: Int = 0, isAlarming: Bool = false) {
            self.title = title
            self.path = path
            self.isCurrent = isCurrent
            self.count = count
            self.isAlarming = isAlarming
        }
    }

    private let groups: [(heading: String?, items: [Item])]

    package init(_ groups: [(heading: String?, items: [Item])]) { self.groups = groups.filter { !$0.items.isEmpty } }

    package var html: String {
        var out = Markup()
        for (heading, items) in groups {
            if let heading {
                out.raw("<h2>")
                out.text(heading)
                out.raw("</h2>")
            }
            out.raw("<ul>")
            for item in items { write(item, to: &out) }
            out.raw("</ul>")
        }
        return out.html
    }

    private func write(_ item: Item, to out: inout Markup) {
        out.raw("<li><a href=\"")
        out.text(item.path)
        if item.isCurrent { out.raw("\" aria-current=\"page\">") } else { out.raw("\">") }
        out.text(item.title)
        if item.count > 0 {
            if item.isAlarming { out.raw(" <span class=\"count error\">") } else { out.raw(" <span class=\"count\">") }
            out.text(item.count.grouped)
            out.raw("</span>")
        }
        out.raw("</a></li>")
    }
}
