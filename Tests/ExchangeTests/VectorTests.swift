import Foundation
import SealedPackage
import Testing
import X509

@testable import Exchange

/// Each package of Tests/Vectors, judged from its bytes as the programs judge it.
@Suite struct VectorTests {
    @Test(arguments: VectorFile.all)
    func outcome(_ vector: VectorFile) throws {
        let (outcome, missing) = try judged(vector)
        #expect(outcome == vector.outcome, "\(vector["what"] ?? "")")
        #expect(missing == vector.missing)
    }

    /// No refusal is unreachable. What is too large is not stored: AttackTests makes it.
    @Test func everyCodeOccurs() {
        let packageCodes = Set(PackageError.allCases.map(\.code)).subtracting([PackageError.tooLarge.code])
        let exchangeCodes = ExchangeErrorTests.all.map(\.code)
        let outcomes = Set(VectorFile.all.map(\.outcome))
        #expect(packageCodes.union(exchangeCodes).subtracting(outcomes).isEmpty)
        #expect(outcomes.subtracting(packageCodes).subtracting(exchangeCodes) == ["accepted", "sequence.already-imported"])
    }

    private func judged(_ vector: VectorFile) throws -> (outcome: String, missing: [Int]) {
        do {
            switch vector["receiver"] {
            case "center": return try center(vector)
            case "unit-320571": return try unit(vector)
            case "new-unit":
                _ = try activation(vector)
                return ("accepted", [])
            default: return ("no such receiver", [])
            }
        } catch let error as PackageError {
            return (error.code, [])
        } catch let error as ExchangeError {
            return (error.code, [])
        }
    }

    private func activation(_ vector: VectorFile) throws -> ActivationMessage {
        guard let code = ActivationCode(typed: vector["code"] ?? "") else { throw PackageError.wrongCode }
        return try ActivationMessage(SealedPackage(bytes: vector.bytes).opened(withCode: code).verified(trusting: .activation))
    }

    /// The two on which the others stand; their codes take a while to try.
    private static let activations: [String: ActivationMessage] = {
        var opened: [String: ActivationMessage] = [:]
        for name in ["activation/first", "activation/second"] { opened[name] = try? VectorTests().activation(VectorFile(name)) }
        return opened
    }()

    // MARK: The center

    private func atCenter(_ vector: VectorFile, at time: Date) throws -> VerifiedPackage {
        try SealedPackage(bytes: vector.bytes).opened(with: VectorFile.decryption("center-encryption.key")).verified(
            trusting: .authorityOrRegistration(VectorFile.certificate("ca.pem"), now: time))
    }

    private func center(_ vector: VectorFile) throws -> (outcome: String, missing: [Int]) {
        let now = try vector.time("clock")
        let package = try atCenter(vector, at: now)
        let intake = DeclarationIntake(centerCode: "3205", now: now)
        let isKnown = try intake.sender(of: package) == "320571"
        switch try intake.judge(ReadDeclaration(package), activation: isKnown ? issued(vector, at: now) : nil) {
        case .alreadyImported: return ("sequence.already-imported", [])
        case .new(_, let missing): return ("accepted", missing)
        }
    }

    private func issued(_ vector: VectorFile, at now: Date) throws -> IssuedActivation {
        let activation = try #require(Self.activations[vector.activation.name])
        let isCertified = vector["certificates"] == "issued"
        return IssuedActivation(
            manifest: activation.manifest, insuranceYear: activation.unit.insuranceYear, made: try vector.time("activated"),
            secret: activation.registrationSecret, signing: isCertified ? try VectorFile.certificate("unit-320571-signing.pem") : nil,
            encryption: isCertified ? try VectorFile.certificate("unit-320571-encryption.pem") : nil,
            book: try book(vector) { try atCenter($0, at: now) })
    }

    // MARK: The unit

    private func atUnit(_ vector: VectorFile, newest: Certificate) throws -> VerifiedPackage {
        try SealedPackage(bytes: vector.bytes).opened(with: VectorFile.decryption("unit-320571-encryption.key")).verified(
            trusting: .authority(VectorFile.certificate("ca.pem"), newest: newest.notValidBefore))
    }

    private func unit(_ vector: VectorFile) throws -> (outcome: String, missing: [Int]) {
        let newest = try VectorFile.certificate(vector["center-certificate"] ?? "")
        let package = try atUnit(vector, newest: newest)
        let activation = try #require(Self.activations[vector.activation.name])
        let intake = ResultIntake(
            unitCode: activation.unit.code, centerCode: activation.center.code, insuranceYear: activation.unit.insuranceYear,
            activation: activation.manifest, book: try book(vector) { try atUnit($0, newest: newest) })
        switch try intake.judge(package) {
        case .alreadyImported: return ("sequence.already-imported", [])
        case .new(_, let missing): return ("accepted", missing)
        }
    }

    private func book(_ vector: VectorFile, open: (VectorFile) throws -> VerifiedPackage) throws -> OrderBook {
        let accepted = try vector.accepted.map { earlier in
            let package = try open(earlier)
            return OrderBook.Accepted(sequence: package.manifest.sequence, manifest: package.manifestDigest, time: "t")
        }
        return OrderBook(accepted: accepted, highestSeen: vector.highestSeen)
    }
}
