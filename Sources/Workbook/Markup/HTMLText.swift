/// The text of a cell as a browser shows it (CSS Text 3, 4.1.1): runs of white space are one space, `<br>` and blocks break the line.
struct HTMLText {
    private(set) var bytes: [UInt8] = []
    private var isSpacePending = false

    private static let lineBreak: UInt8 = 0x0A

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        isSpacePending = false
    }

    mutating func append(_ source: [UInt8], _ place: Range<Int>) throws(WorkbookError) {
        var position = place.lowerBound
        while position < place.upperBound {
            try check()
            let byte = source[position]
            if MarkupScanner.isSpace(byte) {
                isSpacePending = true
            } else if byte == UInt8(ascii: "&"),
                let reference = CharacterReference.read(source, position..<place.upperBound, .html)
            {
                writeSpace()
                // Stays where it is, and counts for no more than a space.
                bytes += reference.scalar == "\u{A0}" ? [0x20] : Array(String(reference.scalar).utf8)
                position = reference.next
                continue
            } else {
                writeSpace()
                bytes.append(byte)
            }
            position += 1
        }
    }

    /// What was read already.
    mutating func append(shown text: ArraySlice<UInt8>) throws(WorkbookError) {
        writeSpace()
        bytes += text
        try check()
    }

    /// `<br>`
    mutating func breakLine() throws(WorkbookError) {
        isSpacePending = false
        bytes.append(Self.lineBreak)
        try check()
    }

    /// The beginning or end of a paragraph.
    mutating func breakBlock() throws(WorkbookError) {
        if !bytes.isEmpty, bytes.last != Self.lineBreak { try breakLine() }
    }

    /// Without the space around it.
    var trimmed: Range<Int> {
        let start = bytes.firstIndex { !MarkupScanner.isSpace($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !MarkupScanner.isSpace($0) }.map { $0 + 1 } ?? start
        return start..<end
    }

    private func check() throws(WorkbookError) { if bytes.count > Workbook.Limits.text { throw .beyond(.text) } }

    private mutating func writeSpace() {
        if isSpacePending, let last = bytes.last, last != Self.lineBreak { bytes.append(0x20) }
        isSpacePending = false
    }
}
