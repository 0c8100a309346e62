import Foundation
import Testing

@testable import SealedPackage
@testable import UnitDesk

/// Old packages and doubled databases between a real unit and a real center: each is refused, and then there is a way on.
@Suite struct ReplayTests {
    private let sides: Sides

    init() throws { sides = try Sides() }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return Refusals.describe(error)?.code ?? "\(error)" }
    }

    @Test func aResultAgainAfterTheUnitWasRestored() throws {
        try sides.activate("pc")
        try sides.add("李四", "A0001", on: "pc")
        let backup = try sides.backUp("pc")
        let (_, result) = try sides.exchange(on: "pc")
        try sides.restore("pc", from: backup)
        #expect(code { try sides.apply(result, on: "pc") } == "sequence.stale")
        // On with a new declaration, which the center recognises as made from an old backup.
        let declaration = try sides.declare(on: "pc")
        #expect(try sides.receive(declaration) == "sequence.forked")
        #expect(try sides.receive(declaration, isForkAccepted: true) == nil)
        #expect(code { try sides.apply(sides.answer(), on: "pc") } == nil)
        _ = try sides.exchange(on: "pc")
    }

    @Test func aDeclarationAgainAfterTheCenterWasRestored() throws {
        try sides.activate("pc")
        let backup = try sides.backUpCenter()
        let declaration = try sides.declare(on: "pc")
        #expect(try sides.receive(declaration) == nil)
        try sides.restoreCenter(from: backup)
        #expect(try sides.receive(declaration) == "sequence.stale")
        _ = try sides.exchange(on: "pc")
        _ = try sides.exchange(on: "pc")
    }

    /// The unit signs with certificates that the restored center never issued: it is activated anew.
    @Test func aCenterThatForgotWhoRegistered() throws {
        try sides.activate("pc")
        let backup = try sides.backUpCenter()
        let (declaration, _) = try sides.exchange(on: "pc")
        try sides.restoreCenter(from: backup)
        #expect(try sides.receive(declaration) != nil)
        #expect(try sides.receive(sides.declare(on: "pc")) == "activation.ended")
        try sides.activate("pc")
        _ = try sides.exchange(on: "pc")
    }

    /// The unit holds a result that the restored center never sent: it is activated anew.
    @Test func aCenterThatForgotAResult() throws {
        try sides.activate("pc")
        _ = try sides.exchange(on: "pc")
        let backup = try sides.backUpCenter()
        let (declaration, result) = try sides.exchange(on: "pc")
        try sides.restoreCenter(from: backup)
        #expect(try sides.receive(declaration) == "sequence.stale")
        #expect(try sides.receive(sides.declare(on: "pc")) == nil)
        let next = try sides.answer()
        #expect(code { try sides.apply(next, on: "pc") } == "sequence.forked")
        #expect(code { try sides.apply(result, on: "pc") } == nil)
        try sides.activate("pc")
        _ = try sides.exchange(on: "pc")
    }

    @Test func oneActivationOnTwoPCs() throws {
        try sides.activate("first", "second")
        try sides.add("李四", "A0001", on: "first")
        _ = try sides.exchange(on: "first")
        #expect(try sides.receive(sides.declare(on: "second")) == "registration.used")
        // On with an activation of its own, which has all that was declared.
        try sides.activate("second")
        #expect(try sides.unit("second").equation() == sides.unit("first").equation())
        _ = try sides.exchange(on: "second")
        #expect(try sides.receive(sides.declare(on: "first")) == "activation.ended")
    }

    /// A copy of the data on a second PC, keys and all.
    @Test func oneUnitOnTwoPCs() throws {
        try sides.activate("first")
        _ = try sides.exchange(on: "first")
        try sides.restore("second", from: sides.backUp("first"))
        try sides.add("李四", "A0001", on: "first")
        try sides.add("王五", "A0002", on: "second")
        #expect(try sides.receive(sides.declare(on: "first")) == nil)
        #expect(try sides.receive(sides.declare(on: "second")) == "sequence.stale")
        let third = try sides.declare(on: "second")
        #expect(try sides.receive(third) == "sequence.forked")
        // The operator has seen that 王五 comes and 李四 goes.
        #expect(try sides.receive(third, isForkAccepted: true) == nil)
        #expect(try sides.receive(sides.declare(on: "first")) == "sequence.stale")
    }

    @Test func aResultFromBeforeASecondActivation() throws {
        try sides.activate("pc")
        #expect(try sides.receive(sides.declare(on: "pc")) == nil)
        let result = try sides.answer()
        let formerKeys = try sides.unlocked("pc")
        try sides.activate("pc")
        #expect(code { try sides.apply(result, on: "pc") } == "envelope.not-for-us")
        // Whoever could open it seals it anew to the key that the unit has now.
        let signed = try SealedPackage(bytes: result).opened(with: formerKeys.decryption)
        let key = EncryptionKey(publicKey: try sides.unlocked("pc").decryption.privateKey.publicKey)
        #expect(code { try sides.apply(Envelope.sealing(signed.bytes, to: key), on: "pc") } == "activation.ended")
        _ = try sides.exchange(on: "pc")
    }

    @Test func aDeclarationSentBackAsAResult() throws {
        try sides.activate("pc")
        let declaration = try sides.declare(on: "pc")
        #expect(code { try sides.apply(declaration, on: "pc") } == "envelope.not-for-us")
    }
}
