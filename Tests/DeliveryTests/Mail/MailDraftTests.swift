import Foundation
import Testing

@testable import Delivery

@Suite struct MailDraftTests {
    private static let package: [UInt8] = [0x30, 0x82, 0x01, 0x00] + (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }

    private static func draft(
        to: MailAddress? = nil, subject: String = "申报包", text: String = "见附件", fileName: String = "320571-2027-D0003.canbao",
        file: [UInt8] = package
    ) -> [UInt8] {
        MailDraft(to: to, subject: subject, text: text, fileName: fileName, file: file).bytes
    }

    private static func lines(_ mail: [UInt8]) -> [String] { String(decoding: mail, as: UTF8.self).components(separatedBy: "\r\n") }

    @Test func theWholeOfAShortOne() {
        let mail = Self.draft(
            to: MailAddress("ybzx@example.gov.cn"), subject: "2027 年度申报包", text: "一行\n二行", fileName: "320571-2027-D0003.canbao",
            file: [1, 2, 3])
        let text = Data("一行\r\n二行".utf8).base64EncodedString()
        #expect(
            Self.lines(mail) == [
                "X-Unsent: 1", "To: ybzx@example.gov.cn", "Subject: =?UTF-8?B?\(Data("2027 年度申报包".utf8).base64EncodedString())?=",
                "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"=_canbao\"", "", "--=_canbao",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", text, "--=_canbao",
                "Content-Type: application/octet-stream;", " name=\"320571-2027-D0003.canbao\"", "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment;", " filename=\"320571-2027-D0003.canbao\"", "", "AQID", "--=_canbao--", "",
            ])
    }

    static let names = [
        "320571-2027-D0003.canbao", "申报包.canbao", "a b (1).canbao", "a\"b.canbao", "a\r\nBcc: x@example.com.canbao", "a\\b\\c.canbao",
        "x;y=z.canbao",
        "100%.canbao", "it's*.canbao", String(repeating: "长", count: 80) + ".canbao", String(repeating: "x", count: 200) + ".canbao",
        "😀.canbao", "",
    ]
    static let subjects = [
        "", "plain", "申报包", "a\r\nBcc: x@example.com", "=?utf-8?B?eA==?=", String(repeating: "申报", count: 400),
        String(repeating: "x", count: 2000),
        "\u{0}\u{7F}", "\n", "👨‍👩‍👧‍👦" + String(repeating: "👨‍👩‍👧‍👦", count: 20),
    ]

    @Test(arguments: names, subjects)
    func everyLineIsShortASCIIAndNoneIsAForeignField(_ fileName: String, _ subject: String) throws {
        let mail = Self.draft(subject: subject, text: subject + fileName, fileName: fileName)
        #expect(mail.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0D || $0 == 0x0A })
        let lines = Self.lines(mail)
        #expect(lines.allSatisfy { !$0.contains("\r") && !$0.contains("\n") && $0.utf8.count <= 78 })
        let fields = lines.filter { $0.contains(":") && !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            fields == [
                "X-Unsent", "Subject", "MIME-Version", "Content-Type", "Content-Type", "Content-Transfer-Encoding", "Content-Type",
                "Content-Transfer-Encoding", "Content-Disposition",
            ])
    }

    @Test(arguments: subjects)
    func aSubjectIsReadAsItWasWritten(_ subject: String) {
        let lines = Self.lines(Self.draft(subject: subject)).dropFirst()
        let field = lines.prefix { !$0.hasPrefix("MIME-Version") }.joined().dropFirst("Subject: ".count)
        let expected = subject.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : String($0) }.joined()
        #expect(EncodedWords.text(Array(field.utf8)) == expected.trimmingCharacters(in: .whitespaces))
    }

    @Test(arguments: names)
    func ourOwnReaderFindsTheFile(_ fileName: String) throws {
        let packages = try MailMessage.packages(in: Self.draft(fileName: fileName))
        let last = fileName.split { "/\\".contains($0) }.last.map(String.init) ?? ""
        #expect(packages == [MailAttachment(name: last.filter { !$0.isNewline }, bytes: Self.package)])
    }

    @Test(arguments: [0, 1, 2, 3, 56, 57, 58, 114, 100_000])
    func filesOfEveryLength(_ count: Int) throws {
        let file = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 101) }
        #expect(try MailMessage.packages(in: Self.draft(file: file)).map(\.bytes) == [file])
    }

    @Test(arguments: [
        ("ybzx@example.gov.cn", true), ("a.b+c_d@x-y.cn", true), ("12345@qq.com", true), ("", false), ("a", false), ("@b.cn", false),
        ("a@", false), ("a@b@c", false), ("a@b.cn, c@d.cn", false), ("张三@b.cn", false), ("a@中心.cn", false), ("a b@c.cn", false),
        ("a@b.cn\r\nBcc: c@d.cn", false), ("a@b.cn\n", false), ("<a@b.cn>", false), ("\"a\"@b.cn", false), (".a@b.cn", false),
        ("a@b..cn", false),
        (String(repeating: "a", count: 250) + "@b.cn", false),
    ])
    func addresses(_ text: String, _ isAddress: Bool) { #expect((MailAddress(text) != nil) == isAddress) }
}
