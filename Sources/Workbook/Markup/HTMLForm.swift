/// What the fields of a form show: systems export their pages with them.
extension MarkupScanner {
    private static let shown: Set<String> = ["", "text", "number", "tel", "date", "email", "search", "month"]

    /// The text that stands in an `<input>`; nil for a button and the like.
    func fieldValue(_ tag: Tag) -> Range<Int>? {
        var type: Range<Int>?
        var value: Range<Int>?
        attributes(tag) { name, place in
            if name == "type" { type = place }
            if name == "value" { value = place }
        }
        let kind = type.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() } ?? ""
        return Self.shown.contains(kind) ? value : nil
    }

    /// The texts of the chosen option of a `<select>`, else of its first. It ends with its end tag, or where a cell or a row does.
    mutating func chosenOption() -> [Range<Int>] {
        var options = 0
        var isChosen = false
        var texts: [Range<Int>] = []
        var before = self
        while let token = next() {
            switch token {
            case .open(let tag) where tag.name == "option":
                options += 1
                isChosen = options == 1 || isSelected(tag)
                if isChosen { texts = [] }
            case .open(let tag) where Self.outside.contains(tag.name):
                self = before
                return texts
            case .close(let name):
                if name == "select" { return texts }
                if name == "option" { isChosen = false }
                if Self.outside.contains(name) {
                    self = before
                    return texts
                }
            case .text(let place), .literal(let place): if isChosen { texts.append(place) }
            case .open, .declaration: break
            }
            before = self
        }
        return texts
    }

    private static let outside: Set<MarkupName> = ["table", "tr", "td", "th", "tbody", "thead", "tfoot", "select"]

    private func isSelected(_ tag: Tag) -> Bool {
        var isSelected = false
        attributes(tag) { name, _ in if name == "selected" { isSelected = true } }
        return isSelected
    }
}
