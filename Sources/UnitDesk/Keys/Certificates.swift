import Foundation
import SealedPackage
import X509

/// A certificate as a person reads it.
package struct CertificateSummary: Sendable {
    /// How long it still serves, by the PC's clock, which blocks nothing.
    package enum Life: Sendable, Hashable {
        case long
        /// The next declaration asks for a new one, and a result brings it.
        case renewing(days: Int)
        /// Of the center: it makes new ones by itself, and a result brings them.
        case centerRenews(days: Int)
        case over

        package var warning: String? {
            switch self {
            case .long: nil
            case .renewing(let days): "还有 \(days) 天到期。下一个申报包会自动申请新证书，随结果包发回。"
            case .centerRenews(let days): "还有 \(days) 天到期。中心换发后，新证书会随结果包发来。"
            case .over: "已经过期。请联系中心重新发开户包。"
            }
        }
    }

    package let title: String
    package let fingerprint: String
    package let expires: Date
    package let life: Life
}

extension UnitDesk {
    package func certificates() throws -> [CertificateSummary] {
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        let pems: [(title: String, pem: String?, isOurs: Bool)] = [
            ("中心根证书", ring.authority, false), ("中心签名证书", ring.centerSigning, false), ("中心加密证书", ring.centerEncryption, false),
            ("本单位签名证书", ring.unitSigning, true), ("本单位加密证书", ring.unitEncryption, true),
            ("本单位自签名证书", ring.unitSigning == nil ? ring.selfSigned : nil, true),
        ]
        return pems.compactMap { title, pem, isOurs in
            pem.flatMap { Certificate.pem(Array($0.utf8)) }.map {
                CertificateSummary(
                    title: title, fingerprint: $0.fingerprint, expires: $0.notValidAfter,
                    life: life(until: $0.notValidAfter, isOurs: isOurs))
            }
        }
    }

    private func life(until end: Date, isOurs: Bool) -> CertificateSummary.Life {
        let days = Int(end.timeIntervalSince(clock.now()) / 86_400)
        if end < clock.now() { return .over }
        return Double(days) >= Self.renewalDays ? .long : isOurs ? .renewing(days: days) : .centerRenews(days: days)
    }
}
