import Crypto
import Foundation
import SealedPackage
import UnitStore

/// The unit's private keys, in memory from login to logout.
package struct UnlockedKeys: Sendable {
    let signing: P256.Signing.PrivateKey
    let decryption: DecryptionKey
    let registrationSecret: [UInt8]

    /// As they rest in the vault.
    private struct AtRest: Codable {
        let signing: [UInt8]
        let decryption: [UInt8]
        let registrationSecret: [UInt8]
    }

    init(registrationSecret: [UInt8]) {
        signing = P256.Signing.PrivateKey()
        decryption = DecryptionKey()
        self.registrationSecret = registrationSecret
    }

    init(opening vault: String, password: String) throws {
        let opened = try JSONDecoder().decode(KeyVault.self, from: Data(vault.utf8)).opened(with: password)
        let rest = try JSONDecoder().decode(AtRest.self, from: Data(opened))
        signing = try P256.Signing.PrivateKey(rawRepresentation: rest.signing)
        decryption = try DecryptionKey(rawRepresentation: rest.decryption)
        registrationSecret = rest.registrationSecret
    }

    func vault(password: String) throws -> String {
        let rest = AtRest(
            signing: Array(signing.rawRepresentation), decryption: decryption.rawRepresentation, registrationSecret: registrationSecret)
        let vault = try KeyVault(sealing: Array(JSONEncoder().encode(rest)), password: password)
        return String(decoding: try JSONEncoder().encode(vault), as: UTF8.self)
    }
}
