import Foundation
import Testing

@testable import Delivery

/// A mail is anybody's bytes.
@Suite struct MailBoundsTests {
    private static func parts(_ count: Int) -> [UInt8] {
        let part = "--b\nContent-Type: application/octet-stream; name=x.canbao\n\nx\n"
        return Array(("Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: count)).utf8)
    }

    @Test func asManyPartsAsThereMayBe() throws {
        #expect(try MailMessage.packages(in: Self.parts(MailMessage.partLimit - 1)).count == MailMessage.partLimit - 1)
        #expect(throws: MailError.tooComplex) { try MailMessage.packages(in: Self.parts(MailMessage.partLimit)) }
        #expect(throws: MailError.tooComplex) { try MailMessage.packages(in: Self.parts(100_000)) }
    }

    @Test(arguments: ["Content-Type: message/rfc822\n\n", "Content-Type: multipart/mixed; boundary=b#\n\n--b#\n"])
    func asDeepAsTheyMayBe(_ layer: String) throws {
        func mail(_ depth: Int) -> [UInt8] {
            let layers = (0..<depth).map { layer.replacing("#", with: "\($0).") }.joined()
            return Array((layers + "Content-Disposition: attachment; filename=x.canbao\n\nx").utf8)
        }
        #expect(try MailMessage.packages(in: mail(MailMessage.depthLimit)).map(\.name) == ["x.canbao"])
        for depth in [MailMessage.depthLimit + 1, 2000] {
            let error = #expect(throws: MailError.self) { try MailMessage.packages(in: mail(depth)) }
            #expect(error == .tooComplex && error?.code == "mail.too-complex")
        }
    }

    @Test func aMailThatIsTooLarge() {
        let error = #expect(throws: MailError.self) {
            try MailMessage.packages(in: [UInt8](repeating: 0x0A, count: MailMessage.sizeLimit + 1))
        }
        #expect(error == .tooLarge && error?.code == "mail.too-large")
    }

    /// Each would take hours if anything were looked at again and again.
    @Test(arguments: [
        ("starts of encoded words", "Content-Type: x/y; name=\"" + String(repeating: "=?x?q?a", count: 200_000)),
        ("parameters", "Content-Type: x/y" + String(repeating: "; a=b", count: 200_000)),
        ("folds", "Content-Type: x/y;" + String(repeating: "\n a=b;", count: 200_000)),
        ("quotes", "Content-Type: x/y; name=" + String(repeating: "\"\\", count: 500_000)),
        ("pieces", "Content-Type: x/y" + (0..<50_000).map { "; name*\($0)=a" }.joined()),
        ("header fields", String(repeating: "Content-Type: x/y\n", count: 50_000)),
        ("delimiters", "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n", count: 200_000)),
        (
            "dashes",
            "Content-Type: multipart/mixed; boundary=\"" + String(repeating: "-", count: 5000) + "\"\n\n"
                + String(repeating: "-", count: 500_000)
        ),
    ])
    func repetitionsCostNoMoreThanTheirLength(_ name: String, _ text: String) {
        let start = ContinuousClock.now
        #expect(throws: MailError.self) { try MailMessage.packages(in: Array(text.utf8)) }
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private static let small = MailFixture.mail([
        "Content-Type: application/octet-stream;", " name=\"=?GB18030?B?yeqxqLD8?= =?utf-8?Q?.canb=61o?=\"",
        "Content-Disposition: attachment;",
        " filename*0*=gbk''%C9%EA;", " filename*1=\".canbao\"",
    ])

    /// Whatever is found is a beginning of the package, or it is said that nothing was found.
    @Test func cutOffAnywhere() throws {
        var found = 0
        for length in 0..<Self.small.count {
            do {
                for package in try MailMessage.packages(in: Array(Self.small.prefix(length))) {
                    #expect(MailFixture.package.starts(with: package.bytes))
                    found += 1
                }
            } catch {
                #expect(error == .noPackage)
            }
        }
        #expect(found > 100)
    }

    @Test func anyByteMayBeAnother() throws {
        var errors: Set<String> = []
        for index in Self.small.indices {
            for byte: UInt8 in [0x00, 0x0A, 0x0D, 0x22, 0x27, 0x2A, 0x2D, 0x3B, 0x3D, 0x3F, 0x5C, 0x80, 0xFF, Self.small[index] ^ 1] {
                var mail = Self.small
                mail[index] = byte
                do {
                    #expect(try MailMessage.packages(in: mail).count <= 2)
                } catch {
                    errors.insert(error.code)
                }
            }
        }
        #expect(errors == ["mail.no-package"])
    }

    @Test func randomPieces() throws {
        let seed = UInt64.random(in: 0 ... .max)
        print("MailBoundsTests.randomPieces: seed \(seed)")
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let pieces = [
            "\n", "\r\n", "--b", "--b--", "Content-Type: ", "multipart/mixed; boundary=b", "message/rfc822", "; ", "name=", "\"",
            "x.canbao", "=?gbk?B?",
            "yeo=", "?=", "*0*=", "%C9", "Content-Transfer-Encoding: ", "base64", "quoted-printable", " ", "=", "\\", "\0", "申",
        ]
        for _ in 0..<3000 {
            let mail = (0..<next(40)).map { _ in pieces[next(pieces.count)] }.joined()
            _ = try? MailMessage.packages(in: Array(mail.utf8))
        }
    }
}
