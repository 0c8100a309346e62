import Exchange
import SealedPackage

/// Opens a package with what there is, and goes through its layers.
struct PackageInspector {
    private let bytes: [UInt8]
    private let desk: UnitDesk?
    private let keys: UnlockedKeys?
    private let code: String?
    private let known: InspectionKnowledge

    init(bytes: [UInt8], desk: UnitDesk?, keys: UnlockedKeys?, code: String?) throws {
        self.bytes = bytes
        self.desk = desk
        self.keys = keys
        self.code = code
        known = try InspectionKnowledge(desk: desk, keys: keys)
    }

    /// As many as can be read; the first that does not hold makes those behind it unbelievable, but not invisible.
    func pages() -> [InspectedLayer] {
        var envelope = InspectedLayer.envelope(bytes, known)
        guard envelope.holds, let sealed = try? SealedPackage(bytes: bytes) else { return [envelope] }
        let signed: SignedPackage?
        do {
            signed = try opened(sealed)
        } catch {
            envelope.check("能用这里的密钥或激活码打开", false)
            return [envelope]
        }
        guard let signed else { return [envelope] }
        envelope.check("已打开，内容与加密时的一样", true)
        guard let signature = try? SignatureReading(signed) else { return [envelope, .unreadableSignature(signed)] }
        let container = ContainerReading(signature)
        let isActivation = sealed.recipientKeyID == nil
        let authority = isActivation ? container.authority : known.authority
        var pages = [envelope, .signature(signature, authority: authority, isActivation: isActivation, known), .container(container)]
        guard let bytes = container.manifest else { return pages }
        let reading = ManifestReading(bytes)
        pages.append(.manifest(reading, signer: signature.certificate, known))
        guard let manifest = reading.manifest else { return pages }
        pages.append(.files(of: manifest, in: container))
        pages.append(.order(of: manifest, digest: reading.digest, known))
        pages.append(.tables(of: container))
        return pages
    }

    /// What importing it would come to, from the code that imports.
    func conclusion() throws -> PackageInspection.Conclusion {
        let sealed = try SealedPackage(bytes: bytes)
        guard sealed.recipientKeyID != nil else {
            guard let code else { return .unopened("这是开户包，要看里面请加 --code-file。") }
            return .acceptable(try activation(sealed, code: code))
        }
        guard let desk, let keys, let unit = known.unit else {
            return .unopened(
                known.ownDeclaration(bytes) == nil ? "没有打开它的密钥；是发给本单位的，请加 --password-file 再看里面。" : "本单位的申报包，只有中心能打开。")
        }
        let plan = try desk.judge(bytes, keys: keys, unit: unit)
        return .acceptable(plan.importedBefore.map { "这个包在 \($0) 已经导入过，再导入不会改变什么。" } ?? "第 \(plan.sequence) 号结果包，各层都通过验证。")
    }

    private func activation(_ sealed: SealedPackage, code: String) throws -> String {
        let unit: String
        if let desk, known.unit != nil {
            unit = try desk.previewActivation(bytes, code: code).unit.name
        } else {
            guard let typed = ActivationCode(typed: code) else { throw DeskError.activationCodeMalformed }
            unit = try ActivationMessage(sealed.opened(withCode: typed).verified(trusting: .activation)).unit.name
        }
        return "\(unit)的开户包，各层都通过验证。请核对上面中心根证书的指纹与开户信上印的一致。"
    }

    /// nil when nothing that could open it was given.
    private func opened(_ sealed: SealedPackage) throws -> SignedPackage? {
        guard sealed.recipientKeyID == nil else { return try keys.map { try sealed.opened(with: $0.decryption) } }
        guard let code else { return nil }
        guard let typed = ActivationCode(typed: code) else { throw DeskError.activationCodeMalformed }
        return try sealed.opened(withCode: typed)
    }
}
