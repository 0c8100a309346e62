import Enrollment
import SealedPackage

/// A declaration to be.
package struct DeclarationDraft: Sendable {
    package let passage: Passage
    package let totals: Equation
    package let declared: [DeclaredPerson]
    package let reduced: [ReducedPerson]
    /// While the unit has no certificates, or asks for new ones.
    package let requests: CertificateRequests?
    /// With the requests, while the unit has no certificates.
    package let registration: String?

    package init(
        passage: Passage, totals: Equation, declared: [DeclaredPerson], reduced: [ReducedPerson], requests: CertificateRequests?,
        registration: String?
    ) {
        self.passage = passage
        self.totals = totals
        self.declared = declared
        self.reduced = reduced
        self.requests = requests
        self.registration = registration
    }

    /// `totals.differ` when the rows do not foot.
    package func packageDraft() throws -> PackageDraft {
        guard DeclarationMessage.foots(totals, declared, reduced) else { throw ExchangeError.totalsDiffer }
        var manifest = passage.manifest(.declaration)
        manifest.registration = registration
        manifest.totals = [
            "renewals": totals.renewals, "additions": totals.additions, "reductions": totals.reductions, "declared": totals.declared,
        ]
        return PackageDraft(
            manifest: manifest, tables: [try Table.declared.resource(declared), try Table.reduced.resource(reduced)],
            pki: try requests?.files ?? [:])
    }
}
