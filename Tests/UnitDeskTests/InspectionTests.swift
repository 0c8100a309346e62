import Crypto
import Foundation
import Testing
import X509

@testable import Demo
@testable import Exchange
@testable import SealedPackage
@testable import UnitDesk

/// A package is shown layer by layer, and whether it would be taken in is what taking it in would say.
@Suite struct InspectionTests {
    let desk: UnitDesk
    let keys: UnlockedKeys
    let forger: Forger

    init() throws {
        let (center, desk, keys) = try DeskFixture.unitAndCenter()
        self.desk = desk
        self.keys = keys
        _ = try desk.declare(keys: keys, operator: "王")
        let good = Array(try Data(contentsOf: center.answer().result.package))
        forger = Forger(good: good, recipient: keys.decryption, signer: center.keys.signing)
    }

    private func inspect(_ bytes: [UInt8], keys: UnlockedKeys? = nil) throws -> PackageInspection {
        let before = (try desk.packages().count, try desk.store.journalEnd().head, try desk.store.revision)
        let inspection = try PackageInspection(bytes, desk: desk, keys: keys ?? self.keys)
        #expect(try desk.packages().count == before.0 && desk.store.journalEnd().head == before.1 && desk.store.revision == before.2)
        return inspection
    }

    /// What the code that imports says of the same bytes.
    private func verdict(_ bytes: [UInt8]) -> String? {
        do {
            _ = try desk.previewResult(bytes, keys: keys)
            return nil
        } catch {
            return Refusals.describe(error)?.code
        }
    }

    @Test func aGoodResultIsShownWhole() throws {
        let inspection = try inspect(forger.good)
        #expect(inspection.layers.map(\.name) == ["信封", "签名", "容器", "目录", "文件", "次序", "表格"])
        #expect(inspection.refusal == nil && inspection.summary.hasPrefix("【可以导入】"))
        let lines = inspection.layers.flatMap(\.lines)
        #expect(!lines.contains { $0.hasPrefix("［不成立］") || $0.hasPrefix("［无从判断］") })
        for part in ["本单位的密钥", "签名人 CN 3205，OU center", "结果包，", "本单位第 1 号申报包", "data/outcomes.csv", "8 行", "不缺号"] {
            #expect(lines.contains { $0.contains(part) }, "\(part)")
        }
        #expect(!lines.contains { $0.contains("萧思颖") }, "no person is named")
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        /// Where it goes wrong; nil where every layer holds.
        let layer: String?
        /// The innermost layer that is still shown.
        let last: String
        let says: String
        let forge: @Sendable (Forger) throws -> [UInt8]

        init(
            _ name: String, _ code: String, at layer: String?, shownTo last: String, _ says: String,
            _ forge: @escaping @Sendable (Forger) throws -> [UInt8]
        ) {
            (self.name, self.code, self.layer, self.last, self.says, self.forge) = (name, code, layer, last, says, forge)
        }

        var testDescription: String { name }
    }

    static let cases = [
        Case("nothing at all", "envelope.malformed", at: "信封", shownTo: "信封", "0 字节") { _ in [] },
        Case("some other file", "envelope.malformed", at: "信封", shownTo: "信封", "不是 CMS 的开头") { _ in Array("小米,小李".utf8) },
        Case("too large", "package.too-large", at: "信封", shownTo: "信封", "67108865 字节") { _ in Array(repeating: 0x30, count: 64 << 20 + 1) },
        Case("not copied to its end", "envelope.malformed", at: "信封", shownTo: "信封", "少了 9 字节") { $0.good.dropLast(9) },
        Case("bytes behind the end", "envelope.malformed", at: "信封", shownTo: "信封", "多了 2 字节") { $0.good + [0, 0] },
        Case("a signature without an envelope", "envelope.unsupported", at: "信封", shownTo: "信封", "SignedData") { try $0.opened.bytes },
        Case("for another unit", "envelope.not-for-us", at: "信封", shownTo: "信封", "不是本单位的密钥") { forger in
            try Envelope.sealing(forger.opened.bytes, to: EncryptionKey(publicKey: DecryptionKey().privateKey.publicKey))
        },
        Case("a changed byte of the ciphertext", "envelope.damaged", at: "信封", shownTo: "信封", "［不成立］") { forger in
            var bytes = forger.good
            bytes[bytes.count / 2] ^= 1
            return bytes
        },
        Case("bytes behind the signature", "signature.malformed", at: "签名", shownTo: "签名", "多了 1 字节") {
            try $0.sealed($0.opened.bytes + [0])
        },
        Case("another digest than SHA-256", "signature.unsupported", at: "签名", shownTo: "签名", "SHA-384") { forger in
            try forger.sealed(forger.opened.bytes.replacing([3, 4, 2, 1], with: [3, 4, 2, 2]))
        },
        Case("the signature of other content", "signature.invalid", at: "签名", shownTo: "表格（未通过验证）", "［不成立］签名是证书的密钥作出的") { forger in
            let (own, other) = (try forger.signed, try forger.sign(Array("x".utf8)))
            return try forger.sealed(
                SignedContent(
                    content: own.content, certificate: own.certificate, attributes: own.attributes, signature: other.signature
                ).encoded())
        },
        Case("content changed after it was signed", "signature.invalid", at: "签名", shownTo: "表格（未通过验证）", "［不成立］内容与签名里的摘要相符") { forger in
            let own = try forger.signed
            let content = try forger.container(["data/cards.csv": Array("batch,personalNumber,cardNumber,made\r\n".utf8) + [0x0D, 0x0A]])
            return try forger.sealed(
                SignedContent(
                    content: content[...], certificate: own.certificate, attributes: own.attributes, signature: own.signature
                ).encoded())
        },
        Case("signed by a stranger", "signer.unknown", at: "签名", shownTo: "表格（未通过验证）", "［不成立］证书由中心根证书签发") { forger in
            let authority = try CertificateAuthority(code: "3205", now: Date())
            let key = P256.Signing.PrivateKey()
            let certificate = try authority.issue(.init(key.publicKey), code: "3205", role: .center, use: .signing, now: Date())
            let signed = try forger.sign(Array(forger.signed.content), by: SigningIdentity(privateKey: key, certificate: certificate))
            return try forger.sealed(signed.encoded())
        },
        Case("no ZIP", "container.malformed", at: "容器", shownTo: "容器", "0 个文件") { try $0.repacked(Array("PK".utf8)) },
        Case("bytes before the ZIP", "container.malformed", at: "容器", shownTo: "表格（未通过验证）", "［不成立］") { forger in
            try forger.repacked(Array("#!/bin/sh\n".utf8) + Array(forger.signed.content))
        },
        Case("a script among the files", "container.unsafe-entry", at: "容器", shownTo: "表格（未通过验证）", "run.sh") { forger in
            try forger.repacked(forger.container(["run.sh": [0x23]]))
        },
        Case("no JSON", "manifest.malformed", at: "目录", shownTo: "目录", "不是格式规定的 JSON") { forger in
            try forger.repacked(forger.container(["datapackage.json": Array("{'a':1}".utf8)]))
        },
        Case("a newer format", "format.newer", at: "目录", shownTo: "目录", "format：2") { try $0.rewritten(#""format": 1"#, #""format": 2"#) },
        Case("a number that is none", "manifest.malformed", at: "目录", shownTo: "目录", "sequence：0") {
            try $0.rewritten(#""sequence": 1"#, #""sequence": 0"#)
        },
        Case("a changed table", "resource.digest", at: "文件", shownTo: "表格（未通过验证）", "［不成立］data/fees.csv") { forger in
            try forger.repacked(forger.container(["data/fees.csv": Array("plan\r\n".utf8)]))
        },
        Case("a file nobody listed", "container.unlisted-entry", at: "文件", shownTo: "表格（未通过验证）", "［不成立］data/extra.csv") { forger in
            try forger.repacked(forger.container(["data/extra.csv": [0x61]]))
        },
        Case("a file that is missing", "container.missing-entry", at: "文件", shownTo: "表格（未通过验证）", "［不成立］data/fees.csv") { forger in
            try forger.repacked(forger.container(["data/fees.csv": nil]))
        },
        Case("for another unit, sealed to this one", "recipient.other", at: "目录", shownTo: "表格（未通过验证）", "［不成立］接收方是本单位") { forger in
            try forger.rewritten(#""code": "320571""#, #""code": "320572""#)
        },
        Case("from somebody else than who signed", "signer.not-sender", at: "目录", shownTo: "表格（未通过验证）", "［不成立］签名人就是发送方") { forger in
            try forger.rewritten(#""code": "3205","#, #""code": "3206","#)
        },
        Case("of an activation that has ended", "activation.ended", at: "目录", shownTo: "表格（未通过验证）", "［不成立］这是本单位现在用的开户包") { forger in
            let activation = try forger.manifest.activation ?? ""
            return try forger.rewritten(activation, String(activation.reversed()))
        },
        Case("a table that does not fit", "table.malformed", at: "表格", shownTo: "表格", "第 1 行") { forger in
            try forger.relisted("data/cards.csv", Array("batch,personalNumber,cardNumber,made\r\n1,2,3,昨天\r\n".utf8))
        },
        Case("more people exempt than insured", "table.malformed", at: "表格", shownTo: "表格", "缴费汇总") { forger in
            try forger.relisted(
                "data/fees.csv", Array("plan,insured,exempt,personal,village,district,town,province\r\nGA,1,2,,,,,\r\n".utf8))
        },
        Case("a renewal's number for somebody new", "table.malformed", at: nil, shownTo: "表格", "核对结果") { forger in
            let table = try #require(forger.entries.first { $0.name == "data/outcomes.csv" })
            let text = String(decoding: table.bytes, as: UTF8.self).replacing("P100001,", with: String(repeating: "a", count: 32) + ",")
            return try forger.relisted("data/outcomes.csv", Array(text.replacing(",100001,", with: ",100002,").utf8))
        },
        Case("totals that differ", "totals.differ", at: nil, shownTo: "表格", "8 行") { try $0.rewritten(#""pending": 0"#, #""pending": 1"#) },
    ]

    @Test(arguments: cases)
    func whereItGoesWrong(_ item: Case) throws {
        let bytes = try item.forge(forger)
        let inspection = try inspect(bytes)
        guard case .refused(let layer, let code, _) = inspection.conclusion else {
            Issue.record("\(inspection.summary)")
            return
        }
        #expect(code == item.code && layer == item.layer)
        #expect(inspection.layers.last?.name == item.last)
        #expect(inspection.layers.flatMap(\.lines).contains { $0.contains(item.says) }, "\(inspection.layers)")
        #expect(verdict(bytes) == item.code)
    }

    @Test func theLedgerTellsTheOrder() throws {
        let first = try desk.previewResult(forger.good, keys: keys)
        try desk.apply(first, operator: "王")
        let again = try inspect(forger.good)
        #expect(again.refusal == nil && again.summary.contains("已经导入过"))
        let sent = #"[1, "\#(first.manifest.dropFirst(7))"], "#
        let gap = #"[2, "\#(String(repeating: "a", count: 64))"]"#
        for (numbers, list, code, says) in [
            (1, gap, "sequence.stale", "已经收过第 1 号"), (2, "", "sequence.forked", "不是接着上一次收到的包做的"), (3, sent + gap, nil, "缺第 2 号"),
        ] as [(Int, String, String?, String)] {
            let bytes = try forger.rewritten(#""sent": []"#, #""sent": [\#(list)]"#, sequence: numbers)
            let inspection = try inspect(bytes)
            #expect(inspection.refusal?.code == code, "\(numbers)")
            #expect(inspection.layers.first { $0.name == "次序" }?.lines.contains { $0.contains(says) } == true, "\(inspection.layers)")
            #expect(verdict(bytes) == code)
        }
    }

    @Test func theOwnDeclarationIsKnownByItsBytes() throws {
        let made = try desk.declare(keys: keys, operator: "王")
        let bytes = Array(try Data(contentsOf: made.url))
        let inspection = try PackageInspection(bytes, desk: desk)
        #expect(inspection.refusal == nil && inspection.layers.map(\.name) == ["信封"])
        #expect(inspection.layers[0].lines.contains { $0.contains("本单位第 2 号申报包") })
        #expect(inspection.layers[0].lines.contains { $0.contains("中心的密钥") })
        #expect(try inspect(bytes).refusal?.code == "envelope.not-for-us")
    }

    @Test func withoutAUnitTheEnvelopeIsShown() throws {
        let inspection = try PackageInspection(forger.good, desk: nil)
        #expect(inspection.layers.map(\.name) == ["信封"] && inspection.summary.hasPrefix("【没有打开】"))
    }

    @Test func anActivationOpensWithItsCode() throws {
        let (center, unit, _) = try DeskFixture.unitAndCenter()
        let folder = center.packages.deletingLastPathComponent()
        let issued = try center.desk.activate(
            ["320571"], keys: center.keys, out: center.packages, letters: folder.appending(path: "more-letters"))[0]
        let bytes = Array(try Data(contentsOf: issued.package))
        let code = try String(contentsOf: issued.code, encoding: .utf8)
        let typed = try #require(ActivationCode(typed: code))
        let secret = try #require(
            SealedPackage(bytes: bytes).opened(withCode: typed).verified(trusting: .activation).manifest.registrationSecret)
        for desk in [nil, unit] {
            let inspection = try PackageInspection(bytes, desk: desk, code: code.lowercased())
            let lines = inspection.layers.flatMap(\.lines)
            #expect(inspection.refusal == nil && inspection.summary.contains("云川实验学校的开户包"))
            #expect(inspection.layers.map(\.name) == ["信封", "签名", "容器", "目录", "文件", "次序", "表格"])
            #expect(!lines.contains { $0.contains("［不成立］") || $0.contains(secret) })
        }
        #expect(try PackageInspection(bytes, desk: nil, code: "00000-00000-00000-00000").refusal?.code == "envelope.wrong-code")
        #expect(try PackageInspection(bytes, desk: nil, code: "0").refusal?.code == "code.wrong")
        #expect(try PackageInspection(bytes, desk: nil).summary.contains("--code-file"))
    }
}
