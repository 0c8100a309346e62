import Foundation

/// A mail with one attachment, by what stands in its headers.
enum MailFixture {
    static let package: [UInt8] = [0x30, 0x82, 0x01, 0x00] + (0..<100).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    static let base64 = Data(package).base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])

    static func mail(
        _ headers: [String], body: String = base64, encoding: String = "base64", boundary: String = "=_b1", declared: String = "\"=_b1\""
    ) -> [UInt8] {
        let lines =
            [
                "From: li@example.com", "Subject: =?GB2312?B?yeqxqLD8?=", "MIME-Version: 1.0", "Content-Type: multipart/mixed;",
                "\tboundary=\(declared)", "", "A preamble.", "--\(boundary)", "Content-Type: text/plain; charset=\"gb18030\"",
                "Content-Transfer-Encoding: base64", "", "vPu4vbz+", "--\(boundary)",
            ] + headers + ["Content-Transfer-Encoding: \(encoding)", "", body, "--\(boundary)--", "An epilogue.", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    static let plain = mail([
        "Content-Type: application/octet-stream; name=\"D0003.canbao\"", "Content-Disposition: attachment; filename=\"D0003.canbao\"",
    ])
}
