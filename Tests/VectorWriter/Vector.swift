import Foundation
import Forge

/// One package, who receives it in which state, and what must become of it.
struct Vector {
    enum Receiver: String {
        case center
        case unit = "unit-320571"
        /// A PC without a unit, with an activation code.
        case newUnit = "new-unit"
    }

    /// What the receiver knows before; see Tests/Vectors/README.md.
    struct State {
        var clock = Cast.now
        var activation = "activation/first"
        /// Center: how long ago it was made.
        var activatedDaysAgo = 4.0
        /// Center: whether the unit's certificates were issued under it.
        var isCertified = true
        var accepted: [String] = []
        var highestSeen = 0
        /// Unit: the newest certificate known of the center.
        var centerCertificate = "center-signing.pem"
        var code = "7KQ4M-XW2PD-9HTRC-3VBNE"
    }

    /// Folder and file, without ending.
    let name: String
    let what: String
    let receiver: Receiver
    let state: State
    let outcome: String
    /// Numbers that never arrived, of an accepted one.
    var missing: [Int] = []
    let bytes: [UInt8]

    var text: String {
        var lines = ["what: \(what)", "receiver: \(receiver.rawValue)"]
        switch receiver {
        case .newUnit: lines.append("code: \(state.code)")
        case .center:
            let activated = state.clock.addingTimeInterval(-state.activatedDaysAgo * Cast.day)
            lines += [
                "clock: \(Stamp.internet(state.clock))", "activation: \(state.activation).canbao",
                "activated: \(Stamp.internet(activated))",
                "certificates: \(state.isCertified ? "issued" : "none")",
            ]
        case .unit: lines += ["activation: \(state.activation).canbao", "center-certificate: \(state.centerCertificate)"]
        }
        if receiver != .newUnit {
            lines += state.accepted.map { "accepted: \($0).canbao" } + ["highest-seen: \(state.highestSeen)"]
        }
        lines.append("outcome: \(outcome)")
        if !missing.isEmpty { lines.append("missing: " + missing.map(String.init).joined(separator: " ")) }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// All of them, each an honest package but for what `change` does to it.
struct VectorBook {
    let workshop: Workshop
    private(set) var vectors: [Vector] = []

    init() throws { workshop = Workshop(try Cast()) }

    var cast: Cast { workshop.cast }

    /// A declaration at the center.
    mutating func center(
        _ name: String, _ outcome: String, _ what: String, state: Vector.State = .init(), draft: Draft? = nil, missing: [Int] = [],
        _ change: (inout Forgery) throws -> Void = { _ in }
    ) throws {
        let draft = try draft ?? workshop.declaration(workshop.passage(1))
        var forgery = Forgery(draft, by: cast.unit.signing, to: cast.centerKey.privateKey.publicKey)
        try change(&forgery)
        try add(name, outcome, what, .center, state, missing, forgery)
    }

    /// A result at the unit.
    mutating func unit(
        _ name: String, _ outcome: String, _ what: String, state: Vector.State = .init(), draft: Draft? = nil, missing: [Int] = [],
        _ change: (inout Forgery) throws -> Void = { _ in }
    ) throws {
        let draft = try draft ?? workshop.result(workshop.passage(1, fromCenter: true))
        var forgery = Forgery(draft, by: cast.center, to: cast.unit.decryption.privateKey.publicKey)
        try change(&forgery)
        try add(name, outcome, what, .unit, state, missing, forgery)
    }

    /// An activation at a PC without a unit.
    mutating func newUnit(
        _ name: String, _ outcome: String, _ what: String, state: Vector.State = .init(), draft: Draft? = nil,
        _ change: (inout Forgery) throws -> Void = { _ in }
    ) throws {
        var forgery = Forgery(try draft ?? workshop.activation(), by: cast.center, to: cast.unit.decryption.privateKey.publicKey)
        forgery.recipient = .password(.init(cast.code?.text ?? ""))
        try change(&forgery)
        try add(name, outcome, what, .newUnit, state, [], forgery)
    }

    private mutating func add(
        _ name: String, _ outcome: String, _ what: String, _ receiver: Vector.Receiver, _ state: Vector.State, _ missing: [Int],
        _ forgery: Forgery
    ) throws {
        var forgery = forgery
        forgery.squeezesManifest = true
        guard !vectors.contains(where: { $0.name == name }) else { fatalError("twice: \(name)") }
        vectors.append(
            Vector(
                name: name, what: what, receiver: receiver, state: state, outcome: outcome, missing: missing, bytes: try forgery.bytes()))
    }
}
