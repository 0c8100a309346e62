/// What a file of text is, by how it begins.
enum TextKind {
    case delimited
    /// HTML or XML.
    case markup
    /// A page and what belongs to it in one file (RFC 2557), as Excel saves it.
    case webArchive

    private static let head = 1024

    init(_ bytes: [UInt8]) {
        let mark = bytes.starts(with: CSVWriter.byteOrderMark) ? CSVWriter.byteOrderMark.count : 0
        let head = String(decoding: bytes.dropFirst(mark).prefix(Self.head), as: UTF8.self).lowercased()
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.utf8
        let second = start.dropFirst().first
        let isTag = start.first == UInt8(ascii: "<") && second.map { (0x61...0x7A).contains($0) || $0 == 0x21 || $0 == 0x3F } == true
        if head.hasPrefix("mime-version:") || head.contains("\nmime-version:"), head.contains("multipart/") {
            self = .webArchive
        } else if isTag || Self.holdsPage(head) {
            self = .markup
        } else {
            self = .delimited
        }
    }

    /// Systems write a line or two before the page they export. In quotes it is a cell.
    private static func holdsPage(_ head: String) -> Bool {
        (head.contains("<html") || head.contains("<table")) && !head.prefix { $0 != "<" }.contains("\"")
    }
}
