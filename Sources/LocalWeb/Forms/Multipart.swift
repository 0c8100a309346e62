import Foundation

/// `multipart/form-data` (RFC 7578), bounded by the request it came in.
enum Multipart {
    /// A page of rows under mending has a field a cell.
    private static let partLimit = 5000

    /// The boundary of a Content-Type; nil where it is another type.
    static func boundary(_ contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.drop { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        guard let parameter = parts.dropFirst().first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        let value = parameter.dropFirst("boundary=".count).filter { $0 != "\"" }
        return (1...70).contains(value.utf8.count) ? String(value) : nil
    }

    /// nil when it is malformed.
    static func form(_ bytes: [UInt8], boundary: String) -> Form? {
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it.
        var position = find(Array("--\(boundary)".utf8), in: bytes, from: 0)
        guard position == 0 else { return nil }
        position = delimiter.count - 2
        var form = Form()
        for _ in 0..<partLimit {
            guard let start = position, start + 2 <= bytes.count else { return nil }
            if bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: "-") { return form }
            guard let headEnd = find([0x0D, 0x0A, 0x0D, 0x0A], in: bytes, from: start),
                let end = find(delimiter, in: bytes, from: headEnd + 2)
            else {
                return nil
            }
            let head = String(decoding: bytes[start..<headEnd], as: UTF8.self)
            guard let name = parameter("name", in: head), headEnd + 4 <= end else { return nil }
            let content = bytes[(headEnd + 4)..<end]
            if let fileName = parameter("filename", in: head) {
                // Some browsers send a whole path; only its last part is a name.
                let last = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
                form.add(name, Form.File(name: last, bytes: Array(content)))
            } else {
                form.add(name, String(decoding: content, as: UTF8.self))
            }
            position = end + delimiter.count
        }
        return nil
    }

    private static func parameter(_ name: String, in head: String) -> String? {
        guard let line = head.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else {
            return nil
        }
        guard let start = line.range(of: "; \(name)=\"")?.upperBound, let end = line[start...].firstIndex(of: "\"") else { return nil }
        return String(line[start..<end]).replacing("%22", with: "\"")
    }

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, start >= 0 else { return nil }
        var position = start
        while position + pattern.count <= bytes.count {
            guard let candidate = bytes[position...(bytes.count - pattern.count)].firstIndex(of: first) else { return nil }
            if bytes[candidate..<candidate + pattern.count].elementsEqual(pattern) { return candidate }
            position = candidate + 1
        }
        return nil
    }
}
