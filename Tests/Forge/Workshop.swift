import Crypto
import Enrollment
import Exchange
import Foundation
import SealedPackage

/// The honest packages of one small exchange between the cast.
package struct Workshop {
    package let cast: Cast
    package let center = Manifest.Party(role: .center, code: Cast.centerCode, name: "云川市医保中心")
    package let unit = Manifest.Party(role: .unit, code: Cast.unitCode, name: "云川实验学校")

    package init(_ cast: Cast) { self.cast = cast }

    // MARK: People

    package static let day = CalendarDate(daysSince1970: 20_777)
    private static let zhang = person("张三", "32057120150101101X")
    private static let li = person("李四", "320571201502020017")
    private static let wang = person("王五", "320571201503030014")
    private static let addition = PersonReference(text: String(repeating: "b", count: 32)) ?? PersonReference(personalNumber: "0")

    private static func person(_ name: String, _ number: String) -> Person {
        var person = Person()
        person[.name] = name
        person[.identityType] = "001"
        person[.identityNumber] = number
        person[.plan] = "GA"
        return person
    }

    package static let insured = [
        InsuredPerson(personalNumber: "1001", person: zhang), InsuredPerson(personalNumber: "1002", person: wang),
    ]
    package static let declared = [
        DeclaredPerson(reference: PersonReference(personalNumber: "1001"), origin: .renewal, personalNumber: "1001", person: zhang),
        DeclaredPerson(reference: addition, origin: .addition, personalNumber: "", person: li, confirmed: [.identityNumberChecksum]),
    ]
    package static let reduced = [
        ReducedPerson(
            reference: PersonReference(personalNumber: "1002"), origin: .renewal, personalNumber: "1002", person: wang, reason: "转学",
            date: day)
    ]
    package static let totals = Equation(renewals: 2, additions: 1, reductions: 1)

    // MARK: Drafts

    package func profile(_ member: String = Cast.unitCode, year: Int = 2027) -> UnitProfile {
        UnitProfile(
            code: member, name: unit.name, kind: .school, insuranceYear: year, opens: CalendarDate(daysSince1970: 20_727),
            closes: CalendarDate(daysSince1970: 20_818))
    }

    package static let codes = [
        CodeEntry(table: .identityType, code: "001", name: "居民身份证", shape: .resident), CodeEntry(table: .plan, code: "GA", name: "学生"),
    ]
    package static let plans = [
        PlanRate(
            plan: "GA", planName: "学生", exemptionType: "",
            amounts: Amounts(personal: 40_000, village: 0, district: 10_000, town: 5_000, province: 17_000))
    ]
    package static let rules = [RuleSeverity(code: .nameDiffers, severity: .error)]

    /// The second ends the first, and carries the declaration.
    package func activation(_ sequence: Int = 1) throws -> PackageDraft {
        try ActivationDraft(
            center: center, unit: profile(), sequence: sequence, next: Manifest.Next(declaration: sequence, result: sequence),
            registrationSecret: cast.secret, codes: Self.codes, plans: Self.plans, rules: Self.rules, insured: Self.insured,
            carried: sequence == 1 ? nil : CarriedDeclaration(declared: Self.declared, reduced: Self.reduced),
            authority: cast.authority.certificate, centerSigning: cast.center.certificate, centerEncryption: cast.centerEncryption,
            journalHead: ""
        ).packageDraft()
    }

    /// - Parameter earlier: what was sent before under the activation.
    package func passage(
        _ sequence: Int, _ earlier: [PackageDraft] = [], fromCenter: Bool = false, activation: Int = 1, year: Int = 2027,
        answers: String? = nil
    ) throws -> Passage {
        Passage(
            sender: fromCenter ? center : unit, recipient: fromCenter ? unit : center, insuranceYear: year, sequence: sequence,
            activation: try self.activation(activation).manifestDigest,
            sent: earlier.map { Manifest.Numbered(sequence: $0.manifest.sequence, manifest: $0.manifestDigest) }, seen: 0, answers: answers,
            journalHead: "")
    }

    /// - Parameter requests: with them it registers.
    package func declaration(_ passage: Passage, requests: CertificateRequests? = nil, secret: [UInt8]? = nil) throws -> PackageDraft {
        try DeclarationDraft(
            passage: passage, totals: Self.totals, declared: Self.declared, reduced: Self.reduced, requests: requests,
            registration: requests?.registration(secret: secret ?? cast.secret, unitCode: Cast.unitCode)
        ).packageDraft()
    }

    /// Answers the declaration that `passage` names.
    package func result(_ passage: Passage, masterData: MasterData = MasterData()) throws -> PackageDraft {
        let outcomes = Self.declared.enumerated().map { position, row in
            position == 0
                ? Outcome(reference: row.reference, rowDigest: row.rowDigest, kind: .accepted, personalNumber: "1001")
                : Outcome(
                    reference: row.reference, rowDigest: row.rowDigest, kind: .rejected, reasonCode: "core.deceased", reason: "已死亡，请核对",
                    party: .family, deadline: Self.day)
        }
        let answers = passage.answers
        return try ResultDraft(
            passage: passage,
            receipts: answers.map {
                [Receipt(sequence: 1, manifest: $0, time: "2026-11-24T14:00:00+08:00", code: "", totals: Self.totals)]
            } ?? [], outcomes: answers == nil ? [] : outcomes,
            fees: [
                PlanFee(
                    plan: "GA", insured: 2, exempt: 0,
                    amounts: Amounts(personal: 80_000, village: 0, district: 20_000, town: 10_000, province: 34_000))
            ], cards: Self.cards, cardFailures: [CardFailure(batch: "B1", personalNumber: "1002", reason: "照片不清")], masterData: masterData
        ).packageDraft()
    }

    private static let cards = [Card(batch: "B1", personalNumber: "1001", cardNumber: "C1001", made: day)]
}
