/// What the next page says once.
package struct Notice: Sendable {
    package enum Kind: String, Sendable {
        case ok
        case warn
        case error
    }

    package let kind: Kind
    package let title: String
    package let text: String
    /// Where the manual says what to do.
    package let whatToDo: String?

    package init(_ kind: Kind, _ title: String, _ text: String = "", whatToDo: String? = nil) {
        self.kind = kind
        self.title = title
        self.text = text
        self.whatToDo = whatToDo
    }
}

/// A notice as a template shows it.
package struct NoticeView: Sendable {
    package let kind: String
    package let title: String
    package let text: String
    package let whatToDo: String?

    package init(_ notice: Notice) {
        kind = notice.kind.rawValue
        title = notice.title
        text = notice.text
        whatToDo = notice.whatToDo
    }
}
