import Exchange
import Forge
import SealedPackage

typealias Draft = PackageDraft

extension VectorBook {
    mutating func addValid() throws {
        try newUnit("activation/first", "accepted", "An activation.")
        try newUnit(
            "activation/second", "accepted", "A second activation, which ends the first; it carries the last declaration.",
            draft: workshop.activation(2))
        try addDeclarations()
        try addResults()
    }

    /// #1, as the unit registers with it.
    var registration: Draft {
        get throws { try workshop.declaration(workshop.passage(1), requests: cast.unit.requests) }
    }

    var second: Draft {
        get throws { try workshop.declaration(workshop.passage(2, [registration])) }
    }

    var third: Draft {
        get throws { try workshop.declaration(workshop.passage(3, [registration, second])) }
    }

    private mutating func addDeclarations() throws {
        let cast = cast
        let received = Vector.State(accepted: ["declaration/registration"])
        try center(
            "declaration/registration", "accepted", "The first declaration, self-signed, with requests and registration.",
            state: .init(isCertified: false), draft: registration
        ) { $0.signer = .init(cast.unit.selfSigned, at: Cast.now) }
        try center("declaration/second", "accepted", "The second, by the unit's certificate.", state: received, draft: second)
        try center(
            "declaration/third", "accepted", "The third.", state: .init(accepted: ["declaration/registration", "declaration/second"]),
            draft: third)
        try center(
            "declaration/after-a-gap", "accepted", "The third, when the second never arrived.", state: received, draft: third, missing: [2])
        try center(
            "declaration/registration-again", "accepted", "The same keys register again, since no result has arrived.", state: received,
            draft: workshop.declaration(workshop.passage(2, [registration]), requests: cast.unit.requests)
        ) { $0.signer = .init(cast.unit.selfSigned, at: Cast.now) }
        try center(
            "declaration/renewal", "accepted", "A certified unit asks for new certificates over the same keys.", state: received,
            draft: Draft(
                manifest: second.manifest, tables: second.tables, pki: cast.unit.requests.files))
        try center(
            "declaration/on-the-last-day", "accepted", "A registration on the sixtieth day.",
            state: .init(activatedDaysAgo: 60, isCertified: false), draft: registration
        ) { $0.signer = .init(cast.unit.selfSigned, at: Cast.now) }
        try center(
            "declaration/under-the-second-activation", "accepted", "Under the second activation numbers go on.",
            state: .init(activation: "activation/second", isCertified: false, highestSeen: 1),
            draft: workshop.declaration(workshop.passage(2, activation: 2), requests: cast.unit.requests)
        ) { $0.signer = .init(cast.unit.selfSigned, at: Cast.now) }
        try center("declaration/empty", "accepted", "Nobody is declared.") {
            try $0.table("declared") { Array($0.prefix { $0 != 0x0A }) + [0x0A] }
            try $0.table("reduced") { Array($0.prefix { $0 != 0x0A }) + [0x0A] }
            $0.manifest { $0.totals = ["renewals": 0, "additions": 0, "reductions": 0, "declared": 0] }
        }
        try center("declaration/deflated", "accepted", "A container of deflated files, as other tools write it.") {
            $0.zip = { zip in for position in zip.entries.indices.dropFirst() { zip.entries[position].deflate() } }
        }
        try center("declaration/streamed", "accepted", "A container written in one go: sizes stand behind the data.") {
            $0.zip = { zip in
                try zip.change("data/declared.csv") {
                    $0.flags = 8
                    $0.localSizes = (0, 0, 0)
                    $0.descriptor = $0.descriptor()
                }
            }
        }
        try center("declaration/times", "accepted", "A container whose entries tell their times and owners, as Info-ZIP writes them.") {
            $0.zip = { zip in
                try zip.change("data/declared.csv") {
                    let times: [UInt8] = [0x55, 0x54, 9, 0, 3] + little(1_795_500_000, 4) + little(1_795_500_000, 4)
                    let owner: [UInt8] = [0x75, 0x78, 11, 0, 1, 4, 0xE8, 3, 0, 0, 4, 0xE8, 3, 0, 0]
                    $0.localExtra = times + owner
                    $0.extra = [0x55, 0x54, 5, 0, 3] + little(1_795_500_000, 4) + owner
                }
            }
        }
        try center(
            "declaration/twice", "sequence.already-imported", "A package that was taken in before: counts as accepted, changes nothing.",
            state: received, draft: registration
        ) { $0.signer = .init(cast.unit.selfSigned, at: Cast.now) }
    }

    /// #1, which answers the registration.
    var firstResult: Draft {
        get throws {
            try workshop.result(workshop.passage(1, fromCenter: true, answers: registration.manifestDigest), masterData: masterData)
        }
    }

    var secondResult: Draft {
        get throws { try workshop.result(workshop.passage(2, [firstResult], fromCenter: true, answers: registration.manifestDigest)) }
    }

    private var masterData: MasterData {
        var data = MasterData()
        data.unit = workshop.profile()
        data.codes = Workshop.codes
        data.plans = Workshop.plans
        data.rules = Workshop.rules
        data.insured = Workshop.insured
        data.certificates = ResultCertificates(
            centerSigning: cast.center.certificate, centerEncryption: cast.centerEncryption, unitSigning: cast.unit.signing.certificate,
            unitEncryption: cast.unit.encryption)
        return data
    }

    private mutating func addResults() throws {
        let received = Vector.State(accepted: ["result/first"])
        try unit("result/first", "accepted", "A result with master data and the unit's certificates.", draft: firstResult)
        try unit("result/second", "accepted", "A result with nothing that the unit has already.", state: received, draft: secondResult)
        try unit(
            "result/after-a-gap", "accepted", "The second, when the first never arrived.", draft: secondResult, missing: [1])
        try unit("result/without-a-declaration", "accepted", "A result that answers no declaration.")
        var next = MasterData()
        next.unit = workshop.profile(year: 2028)
        next.insured = Workshop.insured
        try unit(
            "result/next-year", "accepted", "A result that opens the next year.",
            draft: workshop.result(workshop.passage(1, fromCenter: true, year: 2028), masterData: next))
        try unit(
            "result/twice", "sequence.already-imported", "A package that was taken in before: counts as accepted, changes nothing.",
            state: received, draft: firstResult)
        let cast = cast
        try unit(
            "result/by-the-former-certificate", "accepted", "Signed with a certificate that nothing has superseded yet.",
            state: .init(centerCertificate: "center-signing-former.pem")
        ) { $0.signer = .init(cast.formerCenter, at: Cast.now) }
    }
}
