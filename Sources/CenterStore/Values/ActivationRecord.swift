/// One activation that was issued; at most one of a unit is current.
package struct ActivationRecord: Sendable, Hashable {
    package let id: Int
    package let unit: String
    package let insuranceYear: Int
    package let sequence: Int
    /// Lowercase hex SHA-256.
    package let manifest: String
    /// Unix time.
    package let madeSeconds: Int
    /// The number of the first declaration under it.
    package let firstDeclaration: Int
    package let secret: [UInt8]
    package let isCurrent: Bool
    /// nil until the unit's first declaration brought its requests.
    package let certificates: UnitCertificates?

    package init(
        id: Int, unit: String, insuranceYear: Int, sequence: Int, manifest: String, madeSeconds: Int, firstDeclaration: Int,
        secret: [UInt8], isCurrent: Bool,
        certificates: UnitCertificates?
    ) {
        self.id = id
        self.unit = unit
        self.insuranceYear = insuranceYear
        self.sequence = sequence
        self.manifest = manifest
        self.madeSeconds = madeSeconds
        self.firstDeclaration = firstDeclaration
        self.secret = secret
        self.isCurrent = isCurrent
        self.certificates = certificates
    }
}

extension ActivationRecord {
    package func with(_ certificates: UnitCertificates?) -> ActivationRecord {
        ActivationRecord(
            id: id, unit: unit, insuranceYear: insuranceYear, sequence: sequence, manifest: manifest, madeSeconds: madeSeconds,
            firstDeclaration: firstDeclaration, secret: secret, isCurrent: isCurrent, certificates: certificates)
    }
}

/// A unit's two certificates as DER.
package struct UnitCertificates: Sendable, Hashable {
    package let signing: [UInt8]
    package let encryption: [UInt8]

    package init(signing: [UInt8], encryption: [UInt8]) {
        self.signing = signing
        self.encryption = encryption
    }
}
