/// What one look at all pieces of a file tells about its text, so that it can be read row by row afterwards.
package struct TextSurvey {
    /// How a text file is encoded that is read row by row.
    package enum Encoding: Sendable, Hashable {
        case utf8
        case utf8WithMark
        case gb18030
    }

    private var head: [UInt8] = []
    private var isUTF8 = true
    private var bytesBeyondASCII = 0
    private var holdsNUL = false
    private var holdsControls = false
    private var isEnded = false
    /// An incomplete sequence at the end of the last piece.
    private var rest: [UInt8] = []

    package init() {}

    package mutating func look(at piece: [UInt8]) {
        if head.count < 1 << 16 { head += piece.prefix((1 << 16) - head.count) }
        holdsNUL = holdsNUL || TextDecoding.holdsNUL(piece)
        holdsControls = holdsControls || (isEnded && !piece.isEmpty) || TextDecoding.holdsControls(piece[...])
        isEnded = isEnded || piece.last == TextDecoding.endMark
        guard isUTF8 else { return }
        let bytes = rest.isEmpty ? piece : rest + piece
        let whole = Self.wholeSequences(bytes)
        let valid = TextDecoding.validPrefix(bytes[..<whole])
        isUTF8 = valid == whole
        if bytesBeyondASCII < TextDecoding.chance { bytesBeyondASCII += TextDecoding.bytesBeyondASCII(bytes[..<valid]) }
        rest = Array(bytes[whole...])
    }

    /// nil where the file is no delimited text, or UTF-16, or damaged UTF-8: it has to be read whole.
    package var encoding: Encoding? {
        guard !Workbook.isBinary(head), UTF16Text.ByteOrder(mark: head) == nil, !holdsNUL, TextKind(head) == .delimited else { return nil }
        do { try ForeignFile.refuse(head) } catch { return nil }
        if head.starts(with: CSVWriter.byteOrderMark) { return isUTF8 && rest.isEmpty ? .utf8WithMark : nil }
        guard !holdsControls else { return nil }
        return isUTF8 && rest.isEmpty ? .utf8 : bytesBeyondASCII >= TextDecoding.chance ? nil : .gb18030
    }

    /// Up to a sequence that the last bytes only begin.
    static func wholeSequences(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { break }
            guard byte >= 0xC0 else { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }
}
