import Enrollment
import Foundation
import SealedPackage
import X509

extension InspectedLayer {
    /// Step 3 of taking in, each check by itself. An activation brings its authority and need not be signed with the newest certificate.
    static func signature(_ reading: SignatureReading, authority: Certificate?, isActivation: Bool, _ known: InspectionKnowledge)
        -> InspectedLayer
    {
        let certificate = reading.certificate
        var layer = InspectedLayer(
            "签名",
            [
                "CMS SignedData，SHA-256，ECDSA P-256，签于 \(reading.signingTime.inChina)，内容 \(reading.contentLength) 字节",
                "签名人 CN \(certificate.commonName)，OU \(certificate.role?.rawValue ?? "不是中心也不是单位")",
                "证书序列号 \(certificate.serialText)，有效期 \(certificate.notValidBefore.inChina) 至 \(certificate.notValidAfter.inChina)",
                "证书指纹 \(certificate.fingerprint)",
            ])
        layer.check("内容与签名里的摘要相符", reading.digestHolds)
        layer.check("签名是证书的密钥作出的", reading.signatureHolds)
        if let authority {
            layer.lines.append("中心根证书指纹 \(authority.fingerprint)")
            if isActivation, let own = known.authority { layer.check("中心根证书是本单位原来认识的那一个", own == authority) }
        }
        layer.check("证书由中心根证书签发", authority.map(certificate.isIssued(by:)))
        layer.check(
            "签名时证书和中心根证书都在有效期内", certificate.isValid(at: reading.signingTime) && authority?.isValid(at: reading.signingTime) ?? true)
        layer.check("证书只用来签名", certificate.isFor(.signing))
        if !isActivation { layer.check("证书没有被更新的代替", known.centerSigning.map { certificate.notValidBefore >= $0.notValidBefore }) }
        return layer
    }

    static func unreadableSignature(_ opened: SignedPackage) -> InspectedLayer {
        var layer = InspectedLayer("签名", outline(DEROutline(opened)))
        do throws(PackageError) { _ = try SignatureReading(opened) } catch { layer.fail(error) }
        return layer
    }
}

extension Date {
    /// RFC 3339 with the offset of China.
    var inChina: String { ChinaTime.text(unixSeconds: Int(timeIntervalSince1970.rounded(.down))) }
}
