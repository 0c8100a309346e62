import Enrollment
import Foundation
import SealedPackage
import Testing

@testable import Exchange

/// What a declaration says once it is taken in, and why it is not; refusals by their codes stand in Tests/Vectors.
@Suite struct DeclarationIntakeTests {
    private let office: Office

    init() throws { office = try Office() }

    private func judge(_ package: VerifiedPackage, _ activation: IssuedActivation? = nil) throws -> DeclarationVerdict {
        try DeclarationIntake(centerCode: "C1", now: Office.now).judge(
            ReadDeclaration(package), activation: activation ?? office.issuedActivation())
    }

    @Test func aRegistrationComesBackAsItWent() throws {
        let package = try office.delivered(office.draft(office.passage()))
        guard case .new(let message, let missing) = try judge(package) else {
            Issue.record("not new")
            return
        }
        #expect(missing.isEmpty)
        #expect(message.declared == Office.people)
        #expect(message.reduced == Office.reduced)
        #expect(message.totals == Office.totals)
        #expect(message.requests != nil)
        #expect(message.unit == "U1")
    }

    @Test func theSamePackageAgain() throws {
        let package = try office.delivered(office.draft(office.passage()))
        let known = OrderBook.Accepted(sequence: 1, manifest: package.manifestDigest, time: "t")
        guard case .alreadyImported(let time) = try judge(package, office.issuedActivation(accepted: [known])) else {
            Issue.record("not known")
            return
        }
        #expect(time == "t")
    }

    @Test func totalsThatDoNotFootAreNotWritten() {
        let draft = DeclarationDraft(
            passage: office.passage(), totals: Equation(renewals: 1, additions: 2, reductions: 1), declared: Office.people,
            reduced: Office.reduced, requests: nil, registration: nil)
        #expect(throws: ExchangeError.totalsDiffer) { try draft.packageDraft() }
    }

    @Test(arguments: ["renewals", "additions", "reductions", "declared"], [-1, 1, nil] as [Int?])
    func oneNumberOfTheEquation(name: String, change: Int?) throws {
        let honest = try office.draft(office.passage())
        var manifest = honest.manifest
        manifest.totals[name] = change.flatMap { change in manifest.totals[name].map { $0 + change } }
        let package = try office.delivered(
            PackageDraft(manifest: manifest, tables: honest.tables, pki: honest.pki))
        #expect(throws: ExchangeError.totalsDiffer) { try judge(package) }
    }

    /// The equation holds, but of each origin it does not.
    @Test(arguments: [Equation(renewals: 1, additions: 2, reductions: 1), Equation(renewals: 3, additions: 0, reductions: 1)])
    func originsThatTradePlaces(totals: Equation) {
        #expect(totals.declared == Office.people.count)
        #expect(!DeclarationMessage.foots(totals, Office.people, Office.reduced))
    }

    private func judge(declared: [DeclaredPerson], reduced: [ReducedPerson]) throws -> DeclarationVerdict {
        let all = declared.map(\.origin) + reduced.map(\.origin)
        let draft = try DeclarationDraft(
            passage: office.passage(),
            totals: Equation(
                renewals: all.count { $0 == .renewal }, additions: all.count { $0 == .addition }, reductions: reduced.count),
            declared: declared, reduced: reduced, requests: office.requests,
            registration: office.requests.registration(secret: office.secret, unitCode: "U1")
        ).packageDraft()
        return try judge(office.delivered(draft))
    }

    @Test func onePersonTwice() {
        let person = Office.people[0]
        let double = Office.declared(.renewal, "1001", "别名", "N9")
        #expect(throws: ExchangeError.tableMalformed(table: "下年度申报人员", row: 2)) { try judge(declared: [person, double], reduced: []) }
        let sameIdentity = Office.declared(.renewal, "1003", "别名", person.person.identity.number)
        #expect(throws: ExchangeError.tableMalformed(table: "下年度申报人员", row: nil)) {
            try judge(declared: [person, sameIdentity], reduced: [])
        }
    }

    @Test func declaredAndReduced() {
        let reduced = Office.reduced + Office.reduced
        #expect(throws: ExchangeError.tableMalformed(table: "本年度减少人员", row: 2)) { try judge(declared: [], reduced: reduced) }
        let both = Office.declared(.renewal, "1002", "王五", "N2")
        #expect(throws: ExchangeError.tableMalformed(table: "本年度减少人员", row: nil)) {
            try judge(declared: [both], reduced: Office.reduced)
        }
    }

    @Test func aForkIsTakenInOnlyWhenTheOperatorSaysSo() throws {
        let package = try office.delivered(office.draft(office.passage(sequence: 2)))
        let activation = office.issuedActivation(accepted: [
            OrderBook.Accepted(sequence: 1, manifest: String(repeating: "f", count: 64), time: "t")
        ])
        #expect(throws: ExchangeError.sequenceForked(sequence: 2)) { try judge(package, activation) }
        let decided = DeclarationIntake(centerCode: "C1", now: Office.now, isForkAccepted: true)
        guard case .new = try decided.judge(ReadDeclaration(package), activation: activation) else {
            Issue.record("not new")
            return
        }
    }
}
