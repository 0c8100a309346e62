import Foundation
import Testing

@testable import Delivery

@Suite struct MailMessageTests {
    private static let named = ["Content-Type: application/octet-stream; name=D0003.canbao"]
    private static let expected = [MailAttachment(name: "D0003.canbao", bytes: MailFixture.package)]

    struct Mail: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]

        init(_ description: String, _ bytes: [UInt8]) {
            testDescription = description
            self.bytes = bytes
        }

        init(_ description: String, _ text: String) { self.init(description, Array(text.replacing("\n", with: "\r\n").utf8)) }
    }

    private static let quotedPrintable = MailFixture.package.map { String(format: "=%02x", $0) }.enumerated()
        .map { $0 % 20 == 19 ? $1 + "= \r\n" : $1 }.joined()

    @Test(arguments: [
        Mail("as it should be", MailFixture.plain),
        Mail("a byte order mark", [0xEF, 0xBB, 0xBF] + MailFixture.plain),
        Mail("empty lines first", [0x0D, 0x0A, 0x0A] + MailFixture.plain),
        Mail("a mailbox's line first", Array("From li@example.com Mon Jan  1 00:00:00 2027\r\n".utf8) + MailFixture.plain),
        Mail("a boundary without quotes", MailFixture.mail(named, declared: "=_b1")),
        Mail("a boundary with a space", MailFixture.mail(named, boundary: "a b", declared: "\"a b\"")),
        Mail("a boundary like a start of another", MailFixture.mail(named, body: "--=_b1x\r\n" + MailFixture.base64)),
        Mail("white space after delimiters", MailFixture.mail(named, boundary: "=_b1 \t")),
        Mail("a field twice", MailFixture.mail(named + ["Content-Type: text/plain;", " name=x.txt"])),
        Mail("base64 without padding", MailFixture.mail(named, body: MailFixture.base64.replacing("=", with: ""))),
        Mail("base64 in one line", MailFixture.mail(named, body: MailFixture.base64.replacing("\r\n", with: ""))),
        Mail("base64 with empty lines", MailFixture.mail(named, body: MailFixture.base64.replacing("\r\n", with: "\r\n \r\n\r\n"))),
        Mail("base64 with a notice before", MailFixture.mail(named, body: "-- checked by Mail Guard --\r\n" + MailFixture.base64)),
        Mail("base64 with a line between", MailFixture.mail(named, body: MailFixture.base64.replacing("\r\n", with: "\r\n======\r\n"))),
        Mail("base64 with a notice after", MailFixture.mail(named, body: MailFixture.base64 + "\r\n\r\n【本邮件已杀毒】\r\nchecked")),
        Mail("base64 in capitals", MailFixture.mail(named, encoding: "BASE64 (as ever)")),
        Mail("quoted-printable", MailFixture.mail(named, body: quotedPrintable, encoding: "Quoted-Printable")),
        Mail(
            "the end is missing",
            Array(String(decoding: MailFixture.plain, as: UTF8.self).components(separatedBy: "\r\n--=_b1--")[0].utf8)),
        Mail(
            "alone, without parts",
            "Content-Type: application/octet-stream; name=D0003.canbao\nContent-Transfer-Encoding: base64\n\n\(MailFixture.base64)\n"),
        Mail(
            "forwarded",
            Array("Content-Type: message/rfc822\r\n\r\n".utf8) + MailFixture.plain),
        Mail(
            "forwarded twice, as a file",
            Array(
                "Content-Type: application/octet-stream; name=\"=?GBK?B?16q3og==?=.eml\"\r\nContent-Transfer-Encoding: base64\r\n\r\n".utf8)
                + Array(
                    Data(Array("Content-Type: message/rfc822\r\n\r\n".utf8) + MailFixture.plain).base64EncodedString(
                        options: .lineLength64Characters
                    ).utf8)),
        Mail(
            "a multipart inside",
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary=b1

            --b1
            Content-Type: text/plain

            --not a boundary
            --b1
            Content-Type: text/html

            <p>
            --b
            Content-Type: application/octet-stream; name=D0003.canbao
            Content-Transfer-Encoding: base64

            \(MailFixture.base64.replacing("\r\n", with: "\n"))
            --b--
            """),
    ])
    func aPackageIsFound(_ mail: Mail) throws { #expect(try MailMessage.packages(in: mail.bytes) == Self.expected) }

    @Test(arguments: ["7bit", "8bit", "binary", "", "x-unknown"])
    func bytesThatTravelAsTheyAre(_ encoding: String) throws {
        let body: [UInt8] = [0x30, 0x82, 0x00, 0xFF, 0x0A, 0x0D, 0x0A, 0x2D, 0x2D, 0x0D]
        let head =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n"
        let mail = Array(head.utf8) + body + Array("\r\n--b--\r\n".utf8)
        #expect(try MailMessage.packages(in: mail).map(\.bytes) == [body])
    }

    @Test func quotedPrintableKeepsLineEndsAndWhatIsNoEscape() throws {
        let mail =
            "Content-Disposition: attachment; filename=x.canbao\nContent-Transfer-Encoding: quoted-printable\n\na=3Db=zz =\nc  \r\nd=\n\ne="
        #expect(try MailMessage.packages(in: Array(mail.utf8)).map { String(decoding: $0.bytes, as: UTF8.self) } == ["a=b=zz c\r\nd\ne"])
    }

    @Test func severalPackagesComeInTheirOrder() throws {
        let names = ["1.canbao", "2.CANBAO", "3.canbao"]
        let parts = names.map { "--b\n\nIgnored.\n--b\nContent-Type: application/octet-stream; name=\($0)\n\n\($0)\n" }.joined()
        let packages = try MailMessage.packages(in: Array("Content-Type: multipart/mixed; boundary=b\n\n\(parts)--b--\n".utf8))
        #expect(packages.map(\.name) == names && packages.map { String(decoding: $0.bytes, as: UTF8.self) } == names)
    }

    @Test(arguments: [
        Mail("nothing", ""),
        Mail("no mail", "Hello."),
        Mail("only text", "Content-Type: text/plain\n\n0\u{02}\u{01}x"),
        Mail("a picture", MailFixture.mail(["Content-Type: image/png; name=D0003.png"])),
        Mail("binary data that are no DER", MailFixture.mail(["Content-Type: application/octet-stream; name=x.zip"], body: "UEsDBA==")),
        Mail("DER of an indefinite length", MailFixture.mail(["Content-Type: application/octet-stream"], body: "MIAA")),
        Mail("one byte", MailFixture.mail(["Content-Type: application/octet-stream"], body: "MA==")),
        Mail(
            "a multipart without a boundary",
            "Content-Type: multipart/mixed\n\n--b\nContent-Disposition: x; filename=x.canbao\n\nx\n--b--\n"),
        Mail(
            "a multipart with an empty boundary",
            "Content-Type: multipart/mixed; boundary=\"\"\n\n--\nContent-Disposition: x; filename=x.canbao\n\nx\n----\n"),
        Mail(
            "after the closing delimiter",
            "Content-Type: multipart/mixed; boundary=b\n\n--b--\n--b\nContent-Disposition: x; filename=x.canbao\n\nx\n--b--\n"),
        Mail("a name that only holds the ending", MailFixture.mail(["Content-Type: text/html; name=x.canbao.html"])),
    ])
    func aMailWithoutAPackageSaysSo(_ mail: Mail) {
        let error = #expect(throws: MailError.self) { try MailMessage.packages(in: mail.bytes) }
        #expect(error == .noPackage && error?.code == "mail.no-package" && error?.message.contains("请") == true)
    }
}
