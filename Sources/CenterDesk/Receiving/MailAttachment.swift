import Foundation

/// Packages attached to a saved e-mail (RFC 5322, RFC 2045): base64 parts whose file name ends in `.canbao`.
enum MailAttachment {
    static func packages(in bytes: [UInt8]) -> [[UInt8]] {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        return parts(of: text, depth: 0)
    }

    private static func parts(of text: String, depth: Int) -> [[UInt8]] {
        guard depth < 4, let split = text.range(of: "\n\n") else { return [] }
        // A folded header line goes on after its white space (RFC 5322, section 2.2.3).
        let header = String(text[..<split.lowerBound]).replacing("\n ", with: " ").replacing("\n\t", with: " ")
        let body = String(text[split.upperBound...])
        if let boundary = parameter("boundary", in: header) {
            return ("\n" + body).components(separatedBy: "\n--" + boundary).dropFirst().flatMap { part in
                part.hasPrefix("--") ? [] : parts(of: String(part.drop(while: { $0 == "\n" || $0 == " " })), depth: depth + 1)
            }
        }
        let lowercased = header.lowercased()
        guard lowercased.contains("content-transfer-encoding: base64"), lowercased.contains(".canbao"),
            let data = Data(base64Encoded: body, options: .ignoreUnknownCharacters)
        else { return [] }
        return [Array(data)]
    }

    private static func parameter(_ name: String, in header: String) -> String? {
        guard let start = header.range(of: name + "=", options: .caseInsensitive) else { return nil }
        let rest = header[start.upperBound...]
        if rest.first == "\"" { return rest.dropFirst().split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init) }
        return String(rest.prefix { !";\n \t".contains($0) })
    }
}
