import Foundation
import SealedPackage
import X509

/// A certificate as a person reads it.
package struct CertificateSummary: Sendable {
    package let title: String
    package let fingerprint: String
    package let expires: Date
}

extension UnitDesk {
    package func certificates() throws -> [CertificateSummary] {
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        let pems: [(String, String?)] = [
            ("中心根证书", ring.authority), ("中心签名证书", ring.centerSigning), ("中心加密证书", ring.centerEncryption), ("本单位签名证书", ring.unitSigning),
            ("本单位加密证书", ring.unitEncryption), ("本单位自签名证书", ring.unitSigning == nil ? ring.selfSigned : nil),
        ]
        return pems.compactMap { title, pem in
            pem.flatMap { Certificate.pem(Array($0.utf8)) }.map {
                CertificateSummary(title: title, fingerprint: $0.fingerprint, expires: $0.notValidAfter)
            }
        }
    }
}
