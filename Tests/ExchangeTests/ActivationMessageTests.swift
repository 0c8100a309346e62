import Enrollment
import SealedPackage
import Testing

@testable import Exchange

/// An activation that is not whole activates nothing.
@Suite struct ActivationMessageTests {
    private let office: Office
    private let day = CalendarDate(daysSince1970: 20_500)

    init() throws { office = try Office() }

    private func message(
        _ change: (inout Manifest) -> Void = { _ in }, unit: UnitProfile? = nil, carried: CarriedDeclaration? = nil,
        leavingOut left: String? = nil
    ) throws -> ActivationMessage {
        let draft = try ActivationDraft(
            center: office.center,
            unit: UnitProfile(code: "U1", name: "一中", kind: .school, insuranceYear: 2027, opens: day, closes: day), sequence: 1,
            next: Manifest.Next(declaration: 1, result: 1), registrationSecret: office.secret, codes: [], plans: [], rules: [], insured: [],
            carried: carried, authority: office.authority.certificate, centerSigning: office.centerSigning.certificate,
            centerEncryption: office.encryptionCertificate, journalHead: ""
        ).packageDraft()
        var manifest = draft.manifest
        change(&manifest)
        var tables = draft.tables.filter { $0.path != left }
        if let unit { tables[0] = try Table.unit.resource([unit]) }
        let code = ActivationCode.random()
        let bytes = try PackageDraft(manifest: manifest, tables: tables, pki: draft.pki.filter { $0.key != left })
            .signed(by: office.centerSigning, at: Office.now).sealed(under: code)
        return try ActivationMessage(SealedPackage(bytes: bytes).opened(withCode: code).verified(trusting: .activation))
    }

    @Test func aWholeOne() throws { #expect(try message().unit.code == "U1") }

    @Test func anotherCentersName() {
        #expect(throws: ExchangeError.notSender) { try message { $0.sender = Manifest.Party(role: .center, code: "C2", name: "") } }
    }

    @Test func aUnitAsSender() {
        #expect(throws: ExchangeError.notSender) { try message { $0.sender = Manifest.Party(role: .unit, code: "C1", name: "") } }
    }

    @Test func aCenterAsRecipient() {
        #expect(throws: ExchangeError.recipientOther) { try message { $0.recipient = Manifest.Party(role: .center, code: "U1", name: "") } }
    }

    @Test func aResultUnderACode() {
        #expect(throws: ExchangeError.kindUnexpected) {
            try message {
                $0.kind = .result
                $0.activation = office.activation
                $0.registrationSecret = nil
                $0.next = nil
            }
        }
    }

    @Test func theTableOfAnotherUnitOrYear() {
        for (code, year) in [("U2", 2027), ("U1", 2026)] {
            let other = UnitProfile(code: code, name: "二中", kind: .school, insuranceYear: year, opens: day, closes: day)
            #expect(throws: ExchangeError.tableMalformed(table: "单位", row: nil)) { try message(unit: other) }
        }
    }

    @Test(arguments: [
        ("data/unit.csv", "单位"), ("data/codes.csv", "代码表"), ("data/plans.csv", "参保计划和费率"), ("data/rules.csv", "校验规则"),
        ("data/insured.csv", "本年度参保人员"), (AuthorityFiles.centerSigning, "证书"), (AuthorityFiles.centerEncryption, "证书"),
    ])
    func aFileLeftOut(path: String, title: String) {
        #expect(throws: ExchangeError.tableMalformed(table: title, row: nil)) { try message(leavingOut: path) }
    }

    /// Declared and reduced travel together.
    @Test(arguments: ["data/declared.csv", "data/reduced.csv"])
    func halfADeclaration(path: String) {
        #expect(throws: ExchangeError.tableMalformed(table: "下年度申报人员", row: nil)) {
            try message(carried: CarriedDeclaration(declared: Office.people, reduced: Office.reduced), leavingOut: path)
        }
    }
}
