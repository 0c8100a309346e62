import Exchange
import Foundation
import SealedPackage
import X509

/// A package layer by layer, as far as it goes.
package struct PackageInspection: Sendable {
    package struct Layer: Sendable {
        package let name: String
        package let lines: [String]
    }

    package private(set) var layers: [Layer] = []
    /// Where it went wrong.
    package private(set) var refusal: (code: String, message: String)?

    package init(_ bytes: [UInt8], desk: UnitDesk?, keys: UnlockedKeys?) {
        do {
            let sealed = try SealedPackage(bytes: bytes)
            let recipient = sealed.recipientKeyID.map { "收件人密钥 \(Fingerprint.hex($0))" } ?? "用激活码封装（开户包）"
            layers.append(Layer(name: "信封", lines: ["\(bytes.count) 字节，AES-256-GCM", recipient]))
            guard let desk, let keys else { return }
            let signed = try sealed.opened(with: keys.decryption)
            layers.append(Layer(name: "签名", lines: try signed.description))
            guard let ring = try desk.store.keyRing(), let authority = Certificate.pem(Array(ring.authority.utf8)) else { return }
            let verified = try signed.verified(trusting: .authority(authority, newest: nil))
            layers.append(
                Layer(
                    name: "签名人", lines: ["\(verified.signer.code)，角色 \(verified.signer.role?.rawValue ?? "不明")，签于 \(verified.signingTime)"])
            )
            layers.append(Layer(name: "容器", lines: verified.files.keys.sorted().map { "\($0)　\(verified.files[$0]?.count ?? 0) 字节" }))
            let manifest = verified.manifest
            layers.append(
                Layer(
                    name: "目录",
                    lines: [
                        "种类 \(manifest.kind.rawValue)，\(manifest.insuranceYear) 年度，第 \(manifest.sequence) 号",
                        "发送方 \(manifest.sender.code)，接收方 \(manifest.recipient.code)",
                        "摘要 sha256:\(verified.manifestDigest)",
                        manifest.totals.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "，"),
                    ]))
        } catch {
            refusal = Refusals.describe(error) ?? ("fault.internal", "读这个包时程序出了故障。")
        }
    }
}
