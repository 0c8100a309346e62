import Enrollment
import SealedPackage
import Testing

@testable import Exchange

/// An activation that is not whole activates nothing. Others that are refused stand in Tests/Vectors.
@Suite struct ActivationMessageTests {
    private let office: Office
    private let day = CalendarDate(daysSince1970: 20_500)

    init() throws { office = try Office() }

    private func message(_ change: (inout Manifest) -> Void = { _ in }, leavingOut left: String? = nil) throws -> ActivationMessage {
        let draft = try ActivationDraft(
            center: office.center,
            unit: UnitProfile(code: "U1", name: "一中", kind: .school, insuranceYear: 2027, opens: day, closes: day), sequence: 1,
            next: Manifest.Next(declaration: 1, result: 1), registrationSecret: office.secret, codes: [], plans: [], rules: [], insured: [],
            carried: nil, authority: office.authority.certificate, centerSigning: office.centerSigning.certificate,
            centerEncryption: office.encryptionCertificate, journalHead: ""
        ).packageDraft()
        var manifest = draft.manifest
        change(&manifest)
        let tables = draft.tables.filter { $0.path != left }
        let code = ActivationCode.random()
        let bytes = try PackageDraft(manifest: manifest, tables: tables, pki: draft.pki.filter { $0.key != left })
            .signed(by: office.centerSigning, at: Office.now).sealed(under: code)
        return try ActivationMessage(SealedPackage(bytes: bytes).opened(withCode: code).verified(trusting: .activation))
    }

    @Test func aWholeOne() throws { #expect(try message().unit.code == "U1") }

    @Test func anotherCentersName() {
        #expect(throws: ExchangeError.notSender) { try message { $0.sender = Manifest.Party(role: .center, code: "C2", name: "") } }
    }

    @Test(arguments: [
        ("data/unit.csv", "单位"), ("data/codes.csv", "代码表"), ("data/plans.csv", "参保计划和费率"), ("data/rules.csv", "校验规则"),
        ("data/insured.csv", "本年度参保人员"), (AuthorityFiles.centerSigning, "证书"), (AuthorityFiles.centerEncryption, "证书"),
    ])
    func aFileLeftOut(path: String, title: String) {
        #expect(throws: ExchangeError.tableMalformed(table: title, row: nil)) { try message(leavingOut: path) }
    }
}
