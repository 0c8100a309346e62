import SealedPackage

extension InspectedLayer {
    static func envelope(_ bytes: [UInt8], _ known: InspectionKnowledge) -> InspectedLayer {
        var layer = InspectedLayer("信封", ["\(bytes.count) 字节"])
        let reading: EnvelopeReading
        do throws(PackageError) {
            reading = try EnvelopeReading(bytes)
        } catch {
            layer.lines += outline(DEROutline(bytes))
            layer.fail(error)
            return layer
        }
        layer.lines.append("CMS AuthEnvelopedData，AES-256-GCM，密文 \(reading.contentLength) 字节")
        switch reading.recipient {
        case .key(let identifier):
            layer.lines.append("收件人：\(known.owner(ofKey: identifier))（编号 \(Fingerprint.hex(identifier))），ECDH P-256")
        case .code(let rounds, let saltLength):
            layer.lines.append("收件人：知道激活码的人（开户包），PBKDF2-HMAC-SHA256 \(rounds) 轮，盐 \(saltLength) 字节")
        }
        if let own = known.ownDeclaration(bytes) {
            layer.lines.append("这是本单位第 \(own.sequence) 号申报包，\(own.time) 导出，与发件箱里的一样，只有中心能打开")
            layer.lines.append("摘要 sha256:\(own.manifest)")
        }
        return layer
    }

    /// Whether the bytes are whole, since a file that was not copied to its end is the usual case; and what stands in them.
    static func outline(_ outline: DEROutline) -> [String] {
        let written = outline.objectIdentifiers.map { $0 + (names[$0].map { "（\($0)）" } ?? "") }
        return [wholeness(outline), written.isEmpty ? nil : "写着的算法和类型：" + written.joined(separator: "、")].compactMap(\.self)
    }

    private static func wholeness(_ outline: DEROutline) -> String? {
        guard let announced = outline.announcedLength else { return "开头是 \(Fingerprint.hex(outline.beginning))，不是 CMS 的开头" }
        let missing = announced - outline.length
        if missing > 0 { return "开头写明全长 \(announced) 字节，少了 \(missing) 字节：没有复制完" }
        return missing < 0 ? "开头写明全长 \(announced) 字节，后面多了 \(-missing) 字节" : nil
    }

    /// What stands in a CMS structure most often, ours or not.
    private static let names = [
        "1.2.840.113549.1.7.1": "data", "1.2.840.113549.1.7.2": "SignedData", "1.2.840.113549.1.7.3": "EnvelopedData",
        "1.2.840.113549.1.9.16.1.23": "AuthEnvelopedData", "1.2.840.113549.1.1.1": "RSA", "1.2.840.10045.2.1": "EC",
        "1.2.840.10045.3.1.7": "P-256", "1.2.840.10045.4.3.2": "ECDSA-SHA256", "2.16.840.1.101.3.4.2.1": "SHA-256",
        "2.16.840.1.101.3.4.2.2": "SHA-384", "1.3.14.3.2.26": "SHA-1", "1.3.132.1.11.1": "ECDH-SHA256",
        "1.3.133.16.840.63.0.2": "ECDH-SHA1", "2.16.840.1.101.3.4.1.42": "AES-256-CBC", "2.16.840.1.101.3.4.1.45": "AES-256-wrap",
        "2.16.840.1.101.3.4.1.46": "AES-256-GCM", "2.16.840.1.101.3.4.1.6": "AES-128-GCM", "1.2.840.113549.1.5.12": "PBKDF2",
        "1.2.840.113549.2.9": "HMAC-SHA256", "1.2.840.113549.1.9.16.3.9": "PWRI-KEK", "1.2.156.10197.1.301": "SM2",
        "1.2.156.10197.1.401": "SM3",
    ]
}
