import Charset

/// Text of an unknown encoding: a byte order mark decides, then what a page or an XML file says of itself, then valid UTF-8, then GB18030.
enum TextDecoding {
    /// DOS ends a text with it.
    static let endMark: UInt8 = 0x1A

    /// As valid UTF-8 without its mark.
    static func utf8(_ bytes: [UInt8]) throws(WorkbookError) -> [UInt8] {
        if bytes.starts(with: CSVWriter.byteOrderMark) {
            let body = Array(bytes.dropFirst(CSVWriter.byteOrderMark.count))
            guard !holdsNUL(body) else { throw .unreadable }
            let valid = validPrefix(body[...])
            guard valid == body.count else { throw refusal(body, validUTF8: valid) }
            return body
        }
        if let order = UTF16Text.ByteOrder(mark: bytes) { return try text(UTF16Text.utf8(bytes[2...], order)) }
        // Binary files hold control characters that no text does.
        guard !holdsNUL(bytes) else { return try text(UTF16Text.unmarked(bytes)) }
        guard !holdsControls(bytes[...]) else { throw .unreadable }
        return try decoded(bytes, TextKind(bytes) == .markup ? DeclaredCharset(in: bytes) : nil)
    }

    private static func text(_ text: [UInt8]?) throws(WorkbookError) -> [UInt8] {
        guard let text else { throw .unreadable }
        return text
    }

    private static func decoded(_ bytes: [UInt8], _ declared: DeclaredCharset?) throws(WorkbookError) -> [UInt8] {
        let valid = validPrefix(bytes[...])
        let isUTF8 = valid == bytes.count
        switch declared {
        case .big5 where !isUTF8:
            return try text(try? CodePage.windows(950)?.utf8(bytes))
        // Some Chinese in GB is valid UTF-8 by chance, a page of it is not: there the claim is out of date.
        case .gb18030 where isUTF8 && !isCertainlyUTF8(bytes[...]):
            return (try? GB18030.utf8(bytes)) ?? bytes
        default: break
        }
        guard !isUTF8 else { return bytes }
        guard !isCertainlyUTF8(bytes[..<valid]) else { throw refusal(bytes, validUTF8: valid) }
        do throws(CodePage.Undecodable) { return try GB18030.utf8(bytes) } catch {
            if error.isCutShort { throw .cutOff }
            throw .unknownCharacter(row: row(of: max(error.offset, valid), in: bytes))
        }
    }

    private static func refusal(_ bytes: [UInt8], validUTF8 valid: Int) -> WorkbookError {
        TextSurvey.wholeSequences(bytes) == valid ? .cutOff : .unknownCharacter(row: row(of: valid, in: bytes))
    }

    /// The line in which a byte stands, from 1.
    static func row(of offset: Int, in bytes: [UInt8]) -> Int {
        let end: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
        return bytes[..<offset].count { $0 == end } + 1
    }

    /// So many bytes of Chinese in GB are not valid UTF-8 by chance.
    static let chance = 24

    static func isCertainlyUTF8(_ valid: ArraySlice<UInt8>) -> Bool { bytesBeyondASCII(valid) == chance }

    /// Counted as far as they matter.
    static func bytesBeyondASCII(_ valid: ArraySlice<UInt8>) -> Int { valid.lazy.filter { $0 >= 0x80 }.prefix(chance).count }

    /// How many bytes are UTF-8 before one that is not.
    static func validPrefix(_ bytes: ArraySlice<UInt8>) -> Int {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return bytes.count
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    /// Others than those that move the place of writing, and the end mark at the end.
    static func holdsControls(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = bytes.last == endMark ? bytes.dropLast() : bytes
        // Without a way out of the loop it takes many bytes at a time.
        return text.reduce(0 as UInt8) { $0 | ($1 < 0x20 && !(0x09...0x0D).contains($1) ? 1 : 0) } != 0
    }

    /// No text of bytes holds one anywhere.
    static func holdsNUL(_ bytes: [UInt8]) -> Bool { bytes.contains(0) }
}
