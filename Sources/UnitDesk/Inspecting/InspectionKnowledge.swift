import Exchange
import Foundation
import Ledger
import SealedPackage
import UnitStore
import X509

/// What is known on this computer that a package can be held against. All of it may be missing.
struct InspectionKnowledge {
    let unit: UnitRecord?
    let authority: Certificate?
    let centerSigning: Certificate?
    let mail: Correspondence?
    private let centerKey: [UInt8]?
    private let ownKeys: [[UInt8]]
    private let sent: [(record: PackageRecord, bytes: [UInt8])]

    init(desk: UnitDesk?, keys: UnlockedKeys?) throws {
        let unit = try desk?.store.unit()
        let ring = try desk?.store.keyRing()
        func certificate(_ pem: String?) -> Certificate? { pem.flatMap { Certificate.pem(Array($0.utf8)) } }
        self.unit = unit
        authority = certificate(ring?.authority)
        centerSigning = certificate(ring?.centerSigning)
        mail = try unit.flatMap { try desk?.store.correspondence(with: $0) }
        centerKey = certificate(ring?.centerEncryption)?.recipientIdentifier
        ownKeys = [keys?.decryption.identifier, certificate(ring?.unitEncryption)?.recipientIdentifier].compactMap(\.self)
        sent =
            try desk.map { desk in
                try desk.packages().filter { $0.direction == .sent }.compactMap { record in
                    try desk.sentPackage(record.fileName).map { (record, $0) }
                }
            } ?? []
    }

    /// Whose key an envelope names.
    func owner(ofKey identifier: [UInt8]) -> String {
        if ownKeys.contains(identifier) { return "本单位的密钥" }
        if identifier == centerKey { return "中心的密钥" }
        return unit == nil ? "不知道是谁的密钥，这里没有单位的名单" : "不是本单位的密钥，也不是本单位的中心现在的"
    }

    /// A package that this unit made itself, known by its bytes: nobody but the center can open it.
    func ownDeclaration(_ bytes: [UInt8]) -> PackageRecord? { sent.first { $0.bytes == bytes }?.record }

    func sentSequence(ofManifest digest: String) -> Int? { mail?.sent.first { $0.manifest == digest }?.sequence }
}
