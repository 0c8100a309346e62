/// What may be asked of a list.
package struct ListField: Sendable {
    package let name: String
    package let title: String
    /// Of the input: text, date, search.
    package let kind: String
    package let value: String
    /// Of a select, markup; nil where the field is typed.
    package let options: String?

    package init(name: String, title: String, kind: String = "search", value: String, options: String? = nil) {
        self.name = name
        self.title = title
        self.kind = kind
        self.value = value
        self.options = options
    }
}

/// A condition that no field shows, and the way back without it.
package struct ListChip: Sendable {
    package let text: String
    package let path: String

    package init(text: String, path: String) {
        self.text = text
        self.path = path
    }
}

/// Another view of the same list, or the list as a file.
package struct ListTab: Sendable {
    package let path: String
    package let title: String
    package let count: String
    package let isCurrent: Bool

    package init(path: String, title: String, count: String = "", isCurrent: Bool = false) {
        self.path = path
        self.title = title
        self.count = count
        self.isCurrent = isCurrent
    }
}

/// One leaf of a list.
package struct Leaf: Sendable {
    package let page: Int
    package let pages: Int
    package let total: Int
    package let offset: Int
    package let size: Int

    /// - Parameter asked: the number in the address; whatever is beyond the end becomes the last.
    package init(_ asked: String, of total: Int, size: Int) {
        self.total = total
        self.size = size
        pages = max(1, (total + size - 1) / size)
        page = min(max(1, Int(asked) ?? 1), pages)
        offset = (page - 1) * size
    }

    /// `共 1,204 条，现在是 101 到 200`
    package var range: String {
        "共 \(total.grouped) 条" + (pages > 1 ? "，现在是 \((offset + 1).grouped) 到 \(min(total, offset + size).grouped)" : "")
    }

    package var previous: String? { page > 1 ? String(page - 1) : nil }
    package var next: String? { page < pages ? String(page + 1) : nil }
}
