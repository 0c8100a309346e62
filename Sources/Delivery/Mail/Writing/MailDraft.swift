import Foundation

/// A mail with a file attached that a mail program opens for sending (`X-Unsent`); it adds sender, date and Message-ID itself.
package struct MailDraft: Sendable {
    private let to: MailAddress?
    private let subject: String
    private let text: String
    private let fileName: String
    private let file: [UInt8]

    package init(to: MailAddress?, subject: String, text: String, fileName: String, file: [UInt8]) {
        self.to = to
        self.subject = subject
        self.text = text
        self.fileName = fileName
        self.file = file
    }

    /// "_" is no character of base64, and both parts are base64.
    private static let boundary = "=_canbao"

    /// The `.eml` file (RFC 5322, RFC 2045, RFC 2046).
    package var bytes: [UInt8] {
        var mail: [UInt8] = []
        func line(_ text: String = "") { mail += Array(text.utf8) + [0x0D, 0x0A] }
        line("X-Unsent: 1")
        if let to { line("To: \(to.text)") }
        line(EncodedWord.header("Subject", subject))
        line("MIME-Version: 1.0")
        line("Content-Type: multipart/mixed; boundary=\"\(Self.boundary)\"")
        line()
        line("--\(Self.boundary)")
        line("Content-Type: text/plain; charset=utf-8")
        line("Content-Transfer-Encoding: base64")
        line()
        mail += Self.base64(Array(Self.withLineBreaks(text).utf8))
        line("--\(Self.boundary)")
        line(HeaderParameter.header("Content-Type: application/octet-stream", "name", fileName))
        line("Content-Transfer-Encoding: base64")
        line(HeaderParameter.header("Content-Disposition: attachment", "filename", fileName))
        line()
        mail += Self.base64(file)
        line("--\(Self.boundary)--")
        return mail
    }

    /// Lines of 76 characters (RFC 2045, section 6.8), each ended.
    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let options: Data.Base64EncodingOptions = [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        let lines = Array(Data(bytes).base64EncodedData(options: options))
        return lines.isEmpty || lines.last == 0x0A ? lines : lines + [0x0D, 0x0A]
    }

    /// A text's lines end with CRLF before they are encoded (RFC 2045, section 6.8).
    private static func withLineBreaks(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\r\n")
    }
}
