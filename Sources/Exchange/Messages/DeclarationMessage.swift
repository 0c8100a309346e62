import Enrollment
import Foundation
import SealedPackage

/// What a unit asks for, read from a verified package. Self-sufficient: a lost earlier one costs nothing.
package struct DeclarationMessage: Sendable {
    package let unit: String
    package let insuranceYear: Int
    package let sequence: Int
    /// Hex SHA-256 of the manifest.
    package let manifest: String
    /// The activation under which it was made.
    package let activation: String
    package let seen: Int
    package let answers: String?
    package let totals: Equation
    package let journalHead: String
    package let declared: [DeclaredPerson]
    /// Of each declared row.
    package let digests: [String]
    package let reduced: [ReducedPerson]
    /// When the unit has no certificates yet, or asks for new ones.
    package let requests: CertificateRequests?
    package let signedAt: Date

    /// Step 9: tables fit their schema and the totals.
    package init(_ package: VerifiedPackage) throws(ExchangeError) {
        let manifest = package.manifest
        unit = manifest.sender.code
        insuranceYear = manifest.insuranceYear
        sequence = manifest.sequence
        self.manifest = package.manifestDigest
        activation = manifest.activation ?? ""
        seen = manifest.seen
        answers = manifest.answers
        journalHead = manifest.journalHead
        requests = try package.requests()
        signedAt = package.signingTime
        let declared = try Table.declared.requiredRows(in: package.files)
        let reduced = try Table.reduced.requiredRows(in: package.files)
        let totals = Equation(
            renewals: manifest.totals["renewals"] ?? -1, additions: manifest.totals["additions"] ?? -1,
            reductions: manifest.totals["reductions"] ?? -1)
        try Roster.check(declared: declared, reduced: reduced)
        guard manifest.totals["declared"] == totals.declared, Self.foots(totals, declared, reduced) else { throw .totalsDiffer }
        self.declared = declared
        digests = declared.map(\.rowDigest)
        self.reduced = reduced
        self.totals = totals
    }

    /// 下年度申报 = 上年度续保 + 本年度新增 − 本年度减少, in all and for each origin.
    static func foots(_ totals: Equation, _ declared: [DeclaredPerson], _ reduced: [ReducedPerson]) -> Bool {
        let renewals = declared.count { $0.origin == .renewal } + reduced.count { $0.origin == .renewal }
        let additions = declared.count { $0.origin == .addition } + reduced.count { $0.origin == .addition }
        return totals == Equation(renewals: renewals, additions: additions, reductions: reduced.count) && totals.declared == declared.count
    }
}
