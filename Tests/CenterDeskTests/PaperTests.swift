import Delivery
import Enrollment
import Exchange
import Foundation
import SealedPackage
import Testing

@testable import CenterDesk

/// What the center prints: letters and slips.
@Suite struct PaperTests {
    private static let exchange: [ExchangeError] = [
        .notSender, .recipientOther, .kindUnexpected, .unitUnknown(code: ""), .activationEnded, .yearOther(0), .registrationInvalid,
        .registrationUsed, .registrationExpired, .sequenceStale(sequence: 0, highest: 0), .sequenceForked(sequence: 0),
        .tableMalformed(table: "", row: nil), .totalsDiffer,
    ]
    private static let mail: [MailError] = [.tooLarge, .tooComplex, .noPackage]
    private static let codes = PackageError.allCases.map(\.code) + exchange.map(\.code) + mail.map(\.code)

    private static func slip(_ code: String, unit: String? = "U1", name: String? = "一中", message: String = "提示") -> RefusalSlip {
        RefusalSlip(
            centerName: "测试中心", unitCode: unit, unitName: name, file: "U1-2027-D0003.canbao", received: CalendarDate(daysSince1970: 20_700),
            code: code, message: message)
    }

    @Test func everyRefusalHasItsAdvice() { #expect(Set(RefusalAdvice.byCode.keys) == Set(Self.codes)) }

    @Test func everyRefusalOfTheFormatHasItsAdvice() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/package-format.md"), encoding: .utf8)
        let cells = text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }.map { $0.components(separatedBy: "`")[1] }
        let documented = Set(cells.filter { $0.contains(".") && !$0.hasSuffix(".pem") })
        // What was taken in before counts as accepted.
        #expect(documented.subtracting(RefusalAdvice.byCode.keys) == ["sequence.already-imported"])
    }

    @Test(arguments: codes)
    func aSlipSaysWhatToDo(code: String) {
        let advice = RefusalAdvice.of(code)
        #expect(advice.reason.hasSuffix("。") && advice.action.hasSuffix("。"))
        #expect(advice.reason.count <= 50 && advice.action.count <= 80)
        let html = Self.slip(code).html
        for part in ["U1-2027-D0003.canbao", "一中", code, advice.reason, advice.action, "测试中心", "什么也没有丢"] { #expect(html.contains(part)) }
    }

    @Test func anUnknownCodeSendsToTheCenter() { #expect(Self.slip("later.added").html.contains("请带上这张纸与中心联系。")) }

    @Test func aSlipForNobodyWeKnow() {
        let html = Self.slip("envelope.damaged", unit: nil, name: nil).html
        #expect(html.contains("从文件里看不出来"))
    }

    @Test func aLongFileNameIsCutInTheMiddle() {
        let slip = RefusalSlip(
            centerName: "测试中心", unitCode: nil, unitName: nil, file: String(repeating: "长", count: 300) + ".canbao",
            received: CalendarDate(daysSince1970: 20_700), code: "envelope.damaged", message: "")
        #expect(slip.html.contains("长长…长长") && slip.html.contains("长.canbao"))
    }

    @Test func aSlipEscapesWhatOthersWrote() {
        let html = Self.slip("sequence.forked", name: "<b>", message: "<script>&\"").html
        #expect(!html.contains("<script>") && !html.contains("<b>"))
        #expect(html.contains("&lt;script&gt;&amp;&quot;"))
    }

    /// The code stands on the letter and in the file beside it, and nowhere else.
    @Test func anActivationCodeIsNeverStored() throws {
        let center = try TestCenter()
        let issued = try center.desk.activate(nil, keys: center.keys, out: center.folder("out"), letters: center.folder("letters"))
        let kept = try FileManager.default.subpathsOfDirectory(atPath: center.root.path).filter { !$0.hasPrefix("letters") }
        #expect(kept.contains("data/center.sqlite") && kept.contains("data/center.sqlite-wal"))
        #expect(kept.count { $0.hasSuffix(".canbao") } == 2)
        for unit in issued {
            let code = try String(contentsOf: unit.code, encoding: .utf8).trimmed
            let grouped = stride(from: 0, to: 20, by: 5).map { String(code.dropFirst($0).prefix(5)) }.joined(separator: "-")
            #expect(try String(contentsOf: unit.letter, encoding: .utf8).contains(grouped))
            let forms = [code, code.lowercased(), grouped, grouped.lowercased()]
                .flatMap { [Data($0.utf8), $0.data(using: .utf16LittleEndian) ?? Data()] }
            for path in kept {
                guard let bytes = try? Data(contentsOf: center.root.appending(path: path)) else { continue }
                #expect(forms.allSatisfy { bytes.range(of: $0) == nil }, "\(path)")
            }
        }
    }
}
