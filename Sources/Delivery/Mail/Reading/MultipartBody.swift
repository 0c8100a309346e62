/// The parts between delimiter lines (RFC 2046, section 5.1.1).
enum MultipartBody {
    /// Without what stands before the first delimiter and after the closing one; a part that is not closed goes to the end.
    static func parts(of body: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        for line in MailLines(body) {
            guard let rest = afterDelimiter(line.text, boundary) else { continue }
            if let start { parts.append(withoutLineEnd(body[start..<max(start, line.text.startIndex)])) }
            guard rest.isEmpty else { return parts }
            start = line.end
            // The parser throws at this number of parts; there is no use in finding more.
            guard parts.count <= MailMessage.partLimit else { return parts }
        }
        if let start { parts.append(body[start...]) }
        return parts
    }

    /// What follows the boundary on a delimiter line: nothing, or the two dashes that close.
    private static func afterDelimiter(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> ArraySlice<UInt8>? {
        guard line.count >= boundary.count + 2, line.starts(with: "--".utf8), line.dropFirst(2).starts(with: boundary) else { return nil }
        let rest = line.dropFirst(2 + boundary.count).trimmed
        return rest.isEmpty || rest.elementsEqual("--".utf8) ? rest : nil
    }

    /// The line end before a delimiter belongs to the delimiter.
    private static func withoutLineEnd(_ part: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard part.last == 0x0A else { return part }
        let text = part.dropLast()
        return text.last == 0x0D ? text.dropLast() : text
    }
}
