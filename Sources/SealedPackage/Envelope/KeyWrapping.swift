import Crypto
import CryptoExtras
import Foundation

/// How the content key travels: by key agreement (RFC 5753) or under the activation code (RFC 3211).
enum KeyWrapping {
    /// RFC 5753, section 7.2: ECC-CMS-SharedInfo with aes256-wrap and a key of 256 bits.
    private static let sharedInfo: [UInt8] = [
        0x30, 0x15,  // SEQUENCE
        0x30, 0x0B, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2D,  // keyInfo: id-aes256-wrap
        0xA2, 0x06, 0x04, 0x04, 0x00, 0x00, 0x01, 0x00,  // [2] suppPubInfo: 256
    ]

    static func agreedKey(_ own: P256.KeyAgreement.PrivateKey, _ other: P256.KeyAgreement.PublicKey) throws -> SymmetricKey {
        try own.sharedSecretFromKeyAgreement(with: other)
            .x963DerivedSymmetricKey(using: SHA256.self, sharedInfo: sharedInfo, outputByteCount: 32)
    }

    static func passwordKey(_ password: [UInt8], salt: some DataProtocol, rounds: Int) throws -> SymmetricKey {
        try KDF.Insecure.PBKDF2.deriveKey(from: password, salt: salt, using: .sha256, outputByteCount: 32, rounds: rounds)
    }

    /// RFC 3211, section 2.3.1: length, three check bytes, the key, random padding; CBC twice.
    static func wrap(_ key: SymmetricKey, under kek: SymmetricKey, iv: [UInt8]) throws -> [UInt8] {
        let bytes = key.withUnsafeBytes { Array($0) }
        var block = [UInt8(bytes.count)] + bytes.prefix(3).map { ~$0 } + bytes
        while block.count % Envelope.blockLength != 0 { block.append(.random(in: 0...255)) }
        let once = try AES._CBC.encrypt(block, using: kek, iv: AES._CBC.IV(ivBytes: iv), noPadding: true)
        let lastBlock = Array(once.suffix(Envelope.blockLength))
        return Array(try AES._CBC.encrypt(once, using: kek, iv: AES._CBC.IV(ivBytes: lastBlock), noPadding: true))
    }

    /// nil when the check bytes differ: a wrong password.
    static func unwrap(_ wrapped: [UInt8], under kek: SymmetricKey, iv: [UInt8]) throws -> SymmetricKey? {
        // The last block was encrypted with the one before it as its IV: decrypt it to find the IV of the outer pass.
        let outerIV = try AES._CBC.decrypt(
            wrapped.suffix(Envelope.blockLength), using: kek,
            iv: AES._CBC.IV(ivBytes: Array(wrapped.dropLast(Envelope.blockLength).suffix(Envelope.blockLength))), noPadding: true)
        let once = try AES._CBC.decrypt(wrapped, using: kek, iv: AES._CBC.IV(ivBytes: Array(outerIV)), noPadding: true)
        let block = Array(try AES._CBC.decrypt(once, using: kek, iv: AES._CBC.IV(ivBytes: iv), noPadding: true))
        let key = Array(block[4..<36])
        guard block[0] == 32, zip(block[1..<4], key).allSatisfy({ $0 == ~$1 }) else { return nil }
        return SymmetricKey(data: key)
    }
}
