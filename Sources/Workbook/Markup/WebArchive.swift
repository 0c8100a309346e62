import Foundation

/// A page and all its parts in one file (RFC 2557), as Excel saves a workbook: each sheet is a page.
enum WebArchive {
    private static let lineFeed: UInt8 = 0x0A

    static func workbook(_ text: [UInt8]) throws(WorkbookError) -> Workbook {
        guard let boundary = boundary(String(decoding: text.prefix(4096), as: UTF8.self)) else { throw .unreadable }
        var sheets: [Sheet] = []
        for part in try parts(text, Array("--\(boundary)".utf8)) {
            guard let page = try page(part) else { continue }
            sheets += try HTMLPage(page).sheets(from: sheets.count + 1)
            guard sheets.count <= Workbook.Limits.sheets else { throw .beyond(.sheets) }
        }
        guard !sheets.isEmpty else { throw .withoutTable }
        return Workbook(sheets: sheets, isTextFile: true)
    }

    private static func boundary(_ head: String) -> String? {
        guard let found = head.firstRange(of: "boundary=") else { return nil }
        let rest = head[found.upperBound...]
        let name = rest.hasPrefix("\"") ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { !$0.isWhitespace && $0 != ";" }
        return name.isEmpty ? nil : String(name)
    }

    /// What stands between the lines that separate.
    private static func parts(_ text: [UInt8], _ separator: [UInt8]) throws(WorkbookError) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = 0
        while line < text.count {
            let next = text[line...].firstIndex(of: lineFeed).map { $0 + 1 } ?? text.count
            if text[line..<next].starts(with: separator) {
                if let start { parts.append(text[start..<line]) }
                if text[line..<next].dropFirst(separator.count).starts(with: "--".utf8) { return parts }
                start = next
            }
            line = next
        }
        throw .cutOff
    }

    /// As UTF-8; nil where the part is none that holds a sheet.
    private static func page(_ part: ArraySlice<UInt8>) throws(WorkbookError) -> [UInt8]? {
        var position = part.startIndex
        var head = ""
        while position < part.endIndex {
            let next = part[position...].firstIndex(of: lineFeed).map { $0 + 1 } ?? part.endIndex
            let line = String(decoding: part[position..<next], as: UTF8.self).lowercased()
            position = next
            if line.allSatisfy(\.isWhitespace) { break }
            head += line
        }
        // The tabs at the foot of the window are a page with a table as well.
        guard head.contains("text/html"), !head.contains("tabstrip.htm") else { return nil }
        let body =
            head.contains("quoted-printable")
            ? quotedPrintable(part[position...]) : head.contains("base64") ? base64(part[position...]) : Array(part[position...])
        guard let body else { throw .unreadable }
        return try TextDecoding.utf8(body)
    }

    private static func base64(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        Data(base64Encoded: Data(text), options: .ignoreUnknownCharacters).map { Array($0) }
    }

    /// RFC 2045, 6.7
    private static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            // The end of a line that goes on.
            if rest.first == 0x0D || rest.first == lineFeed {
                rest = rest.drop { $0 != lineFeed }.dropFirst()
            } else {
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
                out.append(value)
                rest = rest.dropFirst(2)
            }
        }
        return out
    }
}
