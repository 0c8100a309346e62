import Enrollment

/// What a cell says, for columns whose values are text.
enum CellText {
    static func of(_ cell: SourceCell) -> String {
        if case .date(let day?, _) = cell { return day.description }
        return cell.text.trimmed
    }

    /// `12`, `12.5` and `12.50` are 1200, 1250 and 1250 fen.
    static func fen(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let yuan = digits(parts[0], upTo: 7) else { return nil }
        guard parts.count == 2 else { return yuan * 100 }
        guard let cents = digits(parts[1], upTo: 2) else { return nil }
        return yuan * 100 + (parts[1].count == 1 ? cents * 10 : cents)
    }

    private static func digits(_ text: Substring, upTo limit: Int) -> Int? {
        guard (1...limit).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
