import Testing

@testable import Exchange

@Suite struct ExchangeErrorTests {
    /// The codes are a contract.
    static let codes = [
        (ExchangeError.notSender, "signer.not-sender"), (.recipientOther, "recipient.other"), (.kindUnexpected, "kind.unexpected"),
        (.unitUnknown(code: "U1"), "unit.unknown"), (.activationEnded, "activation.ended"), (.yearOther(2026), "year.other"),
        (.registrationInvalid, "registration.invalid"), (.registrationUsed, "registration.used"),
        (.registrationExpired, "registration.expired"), (.sequenceStale(sequence: 2, highest: 3), "sequence.stale"),
        (.sequenceForked(sequence: 4), "sequence.forked"), (.tableMalformed(table: "校验规则", row: 7), "table.malformed"),
        (.totalsDiffer, "totals.differ"),
    ]

    static var all: [ExchangeError] { codes.map(\.0) }

    @Test(arguments: codes)
    func codesAndSentences(error: ExchangeError, code: String) {
        #expect(error.code == code)
        #expect(error.message.hasSuffix("。"))
        #expect(!error.message.contains("Optional"))
    }

    @Test func theSentenceNamesWhatItIsAbout() {
        #expect(ExchangeError.tableMalformed(table: "校验规则", row: 7).message.contains("“校验规则”第 7 行"))
        #expect(ExchangeError.tableMalformed(table: "校验规则", row: nil).message.contains("“校验规则”不合规定"))
        #expect(ExchangeError.sequenceStale(sequence: 2, highest: 3).message.contains("第 2 号"))
        #expect(ExchangeError.unitUnknown(code: "320571").message.contains("320571"))
        #expect(ExchangeError.yearOther(2026).message.contains("2026"))
    }
}
