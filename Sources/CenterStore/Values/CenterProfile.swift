import Enrollment

/// The center itself and the declaration it has open.
package struct CenterProfile: Sendable, Hashable {
    package var code: String
    package var name: String
    /// The declared year, Y+1.
    package var insuranceYear: Int
    package var opens: CalendarDate
    package var closes: CalendarDate

    package init(code: String, name: String, insuranceYear: Int, opens: CalendarDate, closes: CalendarDate) {
        self.code = code
        self.name = name
        self.insuranceYear = insuranceYear
        self.opens = opens
        self.closes = closes
    }
}

/// The center's keys at rest, and the certificates that belong to them as DER.
package struct CenterCredentials: Sendable {
    /// Private keys, sealed under the operator's password.
    package let sealedKeys: [UInt8]
    package let authority: [UInt8]
    package let signing: [UInt8]
    package let encryption: [UInt8]

    package init(sealedKeys: [UInt8], authority: [UInt8], signing: [UInt8], encryption: [UInt8]) {
        self.sealedKeys = sealedKeys
        self.authority = authority
        self.signing = signing
        self.encryption = encryption
    }
}
