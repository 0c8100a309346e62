import Enrollment
import Exchange
import Forge
import Foundation
import SealedPackage

extension VectorBook {
    mutating func addOrder() throws {
        try addDeclarationOrder()
        try addResultOrder()
        try addParties()
    }

    private mutating func addDeclarationOrder() throws {
        let two = Vector.State(accepted: ["declaration/registration", "declaration/second"])
        let first = Vector.State(accepted: ["declaration/registration"])
        let unheard = try workshop.declaration(workshop.passage(2, [registration], answers: String(repeating: "d", count: 64)))
        try center(
            "order/older-declaration", "sequence.stale", "An older number that never arrived.",
            state: .init(accepted: ["declaration/third"]), draft: second)
        try center("order/same-number", "sequence.stale", "A number that is taken, with other content.", state: two, draft: unheard)
        try center(
            "order/replay-at-a-restored-center", "sequence.stale",
            "The center was restored from a backup before the second; the file beside the database remembers.",
            state: .init(accepted: ["declaration/registration"], highestSeen: 2), draft: second)
        try center(
            "order/two-pcs", "sequence.forked", "A third whose second is not the one that was accepted: two PCs.", state: two,
            draft: workshop.declaration(workshop.passage(3, [registration, unheard])))
        try center(
            "order/newest-not-sent", "sequence.forked", "A third that never heard of the second: restored from an old backup.", state: two,
            draft: workshop.declaration(workshop.passage(3, [registration])))
        try center(
            "order/number-sent-twice", "sequence.forked", "A second that tells two packages of number 1.", state: first, draft: forkedSent()
        )
    }

    private func forkedSent() throws -> Draft {
        let honest = try second
        var manifest = honest.manifest
        manifest.sent.append(Manifest.Numbered(sequence: 1, manifest: String(repeating: "d", count: 64)))
        return Draft(manifest: manifest, tables: honest.tables, pki: honest.pki)
    }

    private mutating func addResultOrder() throws {
        let both = Vector.State(accepted: ["result/first", "result/second"])
        try unit(
            "order/older-result", "sequence.stale", "An older number that never arrived.", state: .init(accepted: ["result/second"]),
            draft: firstResult)
        try unit(
            "order/same-number-of-a-result", "sequence.stale", "A number that is taken, with other content.", state: both,
            draft: workshop.result(workshop.passage(2, [firstResult], fromCenter: true)))
        try unit(
            "order/replay-at-a-restored-unit", "sequence.stale",
            "The unit was restored from a backup before the second; the file beside the database remembers.",
            state: .init(accepted: ["result/first"], highestSeen: 2), draft: secondResult)
        try unit(
            "order/two-centers", "sequence.forked", "A third whose second is not the one that was accepted: the center was restored.",
            state: both, draft: workshop.result(workshop.passage(3, [firstResult], fromCenter: true)))
        try unit(
            "order/before-the-second-activation", "activation.ended", "A result from before the second activation, sealed to the new key.",
            state: .init(activation: "activation/second"), draft: firstResult)
    }

    /// Who and to whom.
    private mutating func addParties() throws {
        let cast = cast
        let neighbour = Manifest.Party(role: .unit, code: Cast.neighbourCode, name: "云川第二小学")
        let otherCenter = Manifest.Party(role: .center, code: "3206", name: "别处的中心")
        try center("party/of-another-unit", "signer.not-sender", "A valid signature of another unit.") {
            $0.signer = .init(cast.neighbour.signing, at: Cast.now)
        }
        try center("party/in-another-units-name", "signer.not-sender", "The unit writes in another unit's name.") {
            $0.manifest { $0.sender = neighbour }
        }
        try center("party/as-the-center", "signer.not-sender", "The center's own signature on a declaration.") {
            $0.signer = .init(cast.center, at: Cast.now)
        }
        try center("party/for-another-center", "recipient.other", "For another center, sealed anew to this one.") {
            $0.manifest { $0.recipient = otherCenter }
        }
        try center("party/for-a-unit", "recipient.other", "For a unit of the center's code.") {
            $0.manifest { $0.recipient = Manifest.Party(role: .unit, code: Cast.centerCode, name: "") }
        }
        try center("party/result-to-the-center", "kind.unexpected", "A result from a unit.") { $0.manifest { $0.kind = .result } }
        try center("party/unknown-unit", "unit.unknown", "A unit that has a certificate and no activation.", draft: neighbourly(neighbour))
        { $0.signer = .init(cast.neighbour.signing, at: Cast.now) }
        try center("party/another-year", "year.other", "Another year.", draft: workshop.declaration(workshop.passage(1, year: 2028)))
        try center("party/last-year", "year.other", "Last year.", draft: workshop.declaration(workshop.passage(1, year: 2026)))
        try center(
            "party/ended-activation", "activation.ended", "A unit whose activation has ended.",
            state: .init(activation: "activation/second"))
        try center(
            "party/certificate-of-an-ended-activation", "activation.ended",
            "A certificate of the ended activation under the number of the new one.",
            state: .init(activation: "activation/second", isCertified: false),
            draft: workshop.declaration(workshop.passage(2, activation: 2)))
        try center("party/certificate-of-another-pc", "activation.ended", "A certificate over other keys than those that registered.") {
            $0.signer = .init(cast.otherPC.signing, at: Cast.now)
        }

        try unit(
            "party/declaration-sent-back", "signer.not-sender", "The unit's own declaration, sealed anew and sent back as a result.",
            draft: workshop.declaration(workshop.passage(1))
        ) { $0.signer = .init(cast.unit.signing, at: Cast.now) }
        try unit(
            "party/sealed-anew", "recipient.other", "A result for another unit, which sealed it anew to this one: surreptitious forwarding."
        ) { $0.manifest { $0.recipient = neighbour } }
        try unit("party/unit-plays-the-center", "signer.not-sender", "A result that a unit signed.") {
            $0.signer = .init(cast.unit.signing, at: Cast.now)
        }
        try unit("party/unit-plays-itself", "signer.not-sender", "A result that a unit signed in its own name.") {
            $0.signer = .init(cast.unit.signing, at: Cast.now)
            $0.manifest { $0.sender = Manifest.Party(role: .unit, code: Cast.unitCode, name: "") }
        }
        try unit("party/declaration-by-the-center", "kind.unexpected", "A declaration that the center signed.") {
            $0.manifest { $0.kind = .declaration }
        }
        try unit("party/other-center", "signer.not-sender", "In the name of another center.") { $0.manifest { $0.sender = otherCenter } }
        try unit(
            "party/result-of-last-year", "year.other", "A result of last year.",
            draft: workshop.result(workshop.passage(1, fromCenter: true, year: 2026)))
        try unit(
            "party/result-of-a-far-year", "year.other", "A result of the year after the next.",
            draft: workshop.result(workshop.passage(1, fromCenter: true, year: 2029)))
        var roster = MasterData()
        roster.insured = Workshop.insured
        try unit(
            "party/next-year-without-its-days", "table.malformed", "A result that opens the next year and does not tell its days.",
            draft: workshop.result(workshop.passage(1, fromCenter: true, year: 2028), masterData: roster))
        var days = MasterData()
        days.unit = workshop.profile(year: 2028)
        try unit(
            "party/next-year-without-its-roster", "table.malformed", "A result that opens the next year and does not tell who is insured.",
            draft: workshop.result(workshop.passage(1, fromCenter: true, year: 2028), masterData: days))

        try newUnit(
            "party/result-under-a-code", "kind.unexpected", "A result under an activation code.",
            draft: workshop.result(workshop.passage(1, fromCenter: true))
        ) { $0.pki("pki/ca.pem", cast.authority.certificate.pemBytes) }
        try newUnit("party/activation-for-a-center", "recipient.other", "An activation for a center.") {
            $0.manifest { $0.recipient = otherCenter }
        }
        try newUnit("party/activation-by-a-unit", "signer.not-sender", "An activation that a unit signed.") {
            $0.signer = .init(cast.unit.signing, at: Cast.now)
        }
    }

    private func neighbourly(_ party: Manifest.Party) throws -> Draft {
        let honest = try workshop.declaration(workshop.passage(1))
        var manifest = honest.manifest
        manifest.sender = party
        return Draft(manifest: manifest, tables: honest.tables, pki: honest.pki)
    }
}
