import Foundation
import SealedPackage
import X509

/// What the center knows of an activation it issued.
package struct IssuedActivation: Sendable {
    /// Hex SHA-256.
    package let manifest: String
    package let insuranceYear: Int
    package let made: Date
    package let secret: [UInt8]
    /// The certificates issued under it; nil before the first declaration.
    package let signing: Certificate?
    package let encryption: Certificate?
    package let book: OrderBook

    package init(
        manifest: String, insuranceYear: Int, made: Date, secret: [UInt8], signing: Certificate?, encryption: Certificate?, book: OrderBook
    ) {
        self.manifest = manifest
        self.insuranceYear = insuranceYear
        self.made = made
        self.secret = secret
        self.signing = signing
        self.encryption = encryption
        self.book = book
    }
}

/// A verified package with its tables read ahead, which needs nothing the center knows; nobody looks at them before steps 7 and 8.
package struct ReadDeclaration: Sendable {
    package let package: VerifiedPackage
    let message: Result<DeclarationMessage, ExchangeError>

    package init(_ package: VerifiedPackage) {
        self.package = package
        do throws(ExchangeError) { message = .success(try DeclarationMessage(package)) } catch { message = .failure(error) }
    }
}

/// A declaration taken as far as step 9 at the center.
package enum DeclarationVerdict: Sendable {
    case new(DeclarationMessage, missing: [Int])
    /// Counts as accepted, changes nothing.
    case alreadyImported(time: String)
}

/// Steps 7 to 9 at the center.
package struct DeclarationIntake: Sendable {
    package static let registrationDays = 60

    package let centerCode: String
    package let now: Date
    package let isForkAccepted: Bool

    package init(centerCode: String, now: Date, isForkAccepted: Bool = false) {
        self.centerCode = centerCode
        self.now = now
        self.isForkAccepted = isForkAccepted
    }

    /// Who it says it is from; checked against the signer.
    package func sender(of package: VerifiedPackage) throws(ExchangeError) -> String {
        let manifest = package.manifest
        guard package.signer.code == manifest.sender.code, package.signer.role == manifest.sender.role else { throw .notSender }
        guard manifest.recipient.role == .center, manifest.recipient.code == centerCode else { throw .recipientOther }
        guard manifest.kind == .declaration, manifest.sender.role == .unit else { throw .kindUnexpected }
        return manifest.sender.code
    }

    /// - Parameter activation: the unit's newest; nil for a unit that is unknown or was never activated.
    package func judge(_ read: ReadDeclaration, activation: IssuedActivation?) throws(ExchangeError) -> DeclarationVerdict {
        let package = read.package
        let unit = try sender(of: package)
        let manifest = package.manifest
        guard let activation else { throw .unitUnknown(code: unit) }
        guard manifest.activation == activation.manifest else { throw .activationEnded }
        guard manifest.insuranceYear == activation.insuranceYear else { throw .yearOther(manifest.insuranceYear) }
        try checkKeys(package, unit: unit, activation)
        let verdict = try activation.book.judge(
            manifest.sequence, manifest: package.manifestDigest, sent: manifest.sent, isForkAccepted: isForkAccepted)
        switch verdict {
        case .alreadyImported(let time): return .alreadyImported(time: time)
        case .new(let missing): return .new(try read.message.get(), missing: missing)
        }
    }

    private func checkKeys(_ package: VerifiedPackage, unit: String, _ activation: IssuedActivation) throws(ExchangeError) {
        let requests = CertificateRequests(files: package.files)
        if package.signer.isSelfSigned {
            guard let requests, requests.signing.publicKey == package.signer.certificate.publicKey,
                let mac = package.manifest.registration,
                requests.isRegistered(by: mac, secret: activation.secret, unitCode: unit)
            else { throw .registrationInvalid }
        } else {
            // Certificates of an ended activation still chain to the CA; only those of the newest count.
            guard activation.signing?.publicKey == package.signer.certificate.publicKey else { throw .activationEnded }
        }
        if let requests, let signing = activation.signing, let encryption = activation.encryption {
            guard requests.signing.publicKey == signing.publicKey, requests.encryption.publicKey == encryption.publicKey else {
                throw .registrationUsed
            }
        } else if package.signer.isSelfSigned, now > activation.made.addingTimeInterval(Double(Self.registrationDays) * 86_400) {
            throw .registrationExpired
        }
    }
}
