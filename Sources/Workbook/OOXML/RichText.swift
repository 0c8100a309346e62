/// Texts of `si` and `is` (ECMA-376 part 1, 18.4.8 and 18.3.1.53).
enum RichText {
    /// The runs of the element that was opened last, one behind the other. How they are pronounced (18.4.6 rPh) is no part of them.
    @inline(__always)
    static func read(_ part: inout XMLScanner, to out: inout [UInt8]) throws(WorkbookError) {
        let outside = part.depth - 1
        let start = out.count
        while true {
            switch try part.next() {
            case .open("t"): try string(&part, to: &out)
            case .open("r"): continue
            case .open: try part.skip()
            case .close: if part.depth == outside { return }
            case .text: continue
            case .end: throw .unreadable
            }
            guard out.count - start <= Workbook.Limits.text else { throw .beyond(.text) }
        }
    }

    /// One string with its escapes.
    @inline(__always)
    static func string(_ part: inout XMLScanner, to out: inout [UInt8]) throws(WorkbookError) {
        let start = out.count
        try part.content(to: &out)
        EscapedText.decode(&out, from: start)
    }
}

/// The strings that cells share (18.4.9).
enum SharedStringsPart {
    static func read(_ part: inout XMLScanner, into texts: inout TextPool) throws(WorkbookError) {
        while true {
            switch try part.next() {
            case .open("si"):
                _ = try texts.add { out throws(WorkbookError) in try RichText.read(&part, to: &out) }
                guard texts.count <= Workbook.Limits.cells else { throw .beyond(.cells) }
            case .end: return
            default: continue
            }
        }
    }
}
