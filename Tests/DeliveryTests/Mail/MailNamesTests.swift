import Foundation
import Testing

@testable import Delivery

/// File names as mail programs write them.
@Suite struct MailNamesTests {
    struct Name: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [String]
        var expected = "申报包.canbao"

        init(_ description: String, _ headers: String..., expected: String = "申报包.canbao") {
            testDescription = description
            self.headers = headers
            self.expected = expected
        }
    }

    @Test(arguments: [
        Name(
            "Foxmail", "Content-Type: application/octet-stream;", "\tname=\"=?GB2312?B?yeqxqLD8LmNhbmJhbw==?=\"",
            "Content-Disposition: attachment;", "\tfilename=\"=?GB2312?B?yeqxqLD8LmNhbmJhbw==?=\""),
        Name(
            "QQ", "Content-Type: application/octet-stream;", "\tcharset=\"gb18030\";", "\tname=\"=?gb18030?B?yeqxqLD8LmNhbmJhbw==?=\"",
            "Content-Disposition: attachment; filename=\"=?gb18030?B?yeqxqLD8LmNhbmJhbw==?=\""),
        Name(
            "NetEase", "Content-Type: application/octet-stream;", " name=\"=?GBK?Q?=C9=EA=B1=A8=B0=FC.canbao?=\"",
            "Content-Disposition: attachment;", " filename=\"=?GBK?Q?=C9=EA=B1=A8=B0=FC.canbao?=\""),
        Name(
            "Outlook", "Content-Type: application/octet-stream;", "\tname=\"=?utf-8?B?55Sz5oql5YyFLmNhbmJhbw==?=\"",
            "Content-Description: =?utf-8?B?55Sz5oql5YyFLmNhbmJhbw==?=", "Content-Disposition: attachment;",
            "\tfilename=\"=?utf-8?B?55Sz5oql5YyFLmNhbmJhbw==?=\"; size=104;", "\tcreation-date=\"Mon, 01 Jan 2027 00:00:00 GMT\""),
        Name(
            "Thunderbird", "Content-Type: application/octet-stream; name=\"=?UTF-8?B?55Sz5oql5YyFLmNhbmJhbw==?=\"",
            "Content-Disposition: attachment; filename*=UTF-8''%E7%94%B3%E6%8A%A5%E5%8C%85%2E%63%61%6E%62%61%6F"),
        Name(
            "continuations", "Content-Type: application/octet-stream", "Content-Disposition: attachment;",
            " filename*0*=UTF-8''%E7%94%B3%E6%8A;", " filename*1*=%A5%E5%8C%85;", " filename*2=\".canbao\""),
        Name(
            "continuations out of order", "Content-Type: application/octet-stream", "Content-Disposition: attachment;",
            " filename*1*=%A5%E5%8C%85.canbao;", " filename*0*=UTF-8''%E7%94%B3%E6%8A"),
        Name(
            "continuations in GBK with a language", "Content-Type: application/octet-stream", "Content-Disposition: attachment;",
            " FileName*0*=gb2312'zh-cn'%C9%EA%B1;", " FILENAME*1*=%A8%B0%FC.canbao"),
        Name(
            "an encoded word cut by continuations", "Content-Type: application/octet-stream", "Content-Disposition: attachment;",
            " filename*0=\"=?GBK?B?yeqxqLD8\";", " filename*1=\"LmNhbmJhbw==?=\""),
        Name(
            "two words, a character cut in two", "Content-Type: application/octet-stream;",
            " name=\"=?UTF-8?B?55Sz5oo=?=", " =?UTF-8?B?peWMhS5jYW5iYW8=?=\""),
        Name(
            "words without a space",
            "Content-Type: application/octet-stream; name=\"=?UTF-8?B?55Sz?==?utf-8?Q?=E6=8A=A5=E5=8C=85.canbao?=\""),
        Name("a word and plain text", "Content-Type: application/octet-stream; name=\"=?GBK?B?yeqxqLD8?=.canbao\""),
        Name("words of two charsets", "Content-Type: application/octet-stream; name=\"=?GBK?B?yeo=?= =?UTF-8?B?5oql5YyFLmNhbmJhbw==?=\""),
        Name("a language in a word", "Content-Type: application/octet-stream; name=\"=?UTF-8*zh?B?55Sz5oql5YyFLmNhbmJhbw==?=\""),
        Name("an unquoted word", "Content-Type: application/octet-stream; name==?GBK?B?yeqxqLD8LmNhbmJhbw==?="),
        Name("raw UTF-8", "Content-Type: application/octet-stream; name=\"申报包.canbao\""),
        Name("no quotes", "Content-Type: application/octet-stream; name=D0003 (1).canbao; x=y", expected: "D0003 (1).canbao"),
        Name("capitals", "CONTENT-TYPE: Application/Octet-Stream; NAME=\"D0003.CANBAO\"", expected: "D0003.CANBAO"),
        Name("escapes", "Content-Type: application/octet-stream; name=\"a\\\"b;c.canbao\"", expected: "a\"b;c.canbao"),
        Name("a path of Windows", "Content-Type: application/octet-stream; name=\"C:\\temp\\D0003.canbao\"", expected: "D0003.canbao"),
        Name("a path upwards", "Content-Type: application/octet-stream; name=\"../../D0003.canbao\"", expected: "D0003.canbao"),
        Name("a quote that never ends", "Content-Type: application/octet-stream; name=\"D0003.canbao", expected: "D0003.canbao"),
        Name(
            "renamed in one place only", "Content-Type: application/octet-stream; name=\"D0003.canbao\"",
            "Content-Disposition: attachment; filename=\"ATT00001.bin\"", expected: "D0003.canbao"),
        Name("another type", "Content-Type: application/x-canbao; name=D0003.canbao", expected: "D0003.canbao"),
        Name("no type", "Content-Disposition: attachment; filename=D0003.canbao", expected: "D0003.canbao"),
        Name("text, says a program", "Content-Type: text/plain; name=D0003.canbao", expected: "D0003.canbao"),
        Name("renamed altogether", "Content-Type: application/octet-stream; name=\"ATT00001.dat\"", expected: "ATT00001.dat"),
        Name("no name at all", "Content-Type: application/octet-stream", expected: ""),
    ])
    func aPackageIsFoundUnderItsName(_ name: Name) throws {
        let mail = MailFixture.mail(name.headers)
        let expected = [MailAttachment(name: name.expected, bytes: MailFixture.package)]
        #expect(try MailMessage.packages(in: mail) == expected)
        // The same with line ends of one character.
        #expect(try MailMessage.packages(in: mail.filter { $0 != 0x0D }) == expected)
    }

    @Test func rawGBK() throws {
        let head = Array("Content-Disposition: attachment; filename=\"".utf8)
        let mail = head + [0xC9, 0xEA, 0xB1, 0xA8, 0xB0, 0xFC] + Array(".canbao\"\r\n\r\nx".utf8)
        #expect(try MailMessage.packages(in: mail).map(\.name) == ["申报包.canbao"])
    }

    @Test(arguments: [
        ("联通", "=?GBK?B?warNqA==?=", "its GBK is valid UTF-8 too"), ("", "=?UTF-8?B??=", "empty"),
        ("=?UTF-8?X?eA==?=", "=?UTF-8?X?eA==?=", "no such encoding"),
        ("=?UTF-8?B?eA==", "=?UTF-8?B?eA==", "not closed"), ("a b", "a =?UTF-8?Q?b?=", "text before"), ("a_b", "a_b", "no word"),
        ("a b", "=?us-ascii?q?a_b?=", "an underscore"), ("?=", "?=", "only an end"), ("=?=?=?", "=?=?=?", "only starts"),
    ])
    func encodedWords(_ expected: String, _ text: String, _ name: String) { #expect(EncodedWords.text(Array(text.utf8)) == expected) }
}
