import DurableFile
import Foundation
import SealedPackage
import X509

extension CenterDesk {
    /// Keys and certificates as PEM, for stock tools and the core system: of a unit what it signs with and what its results are sealed to. Returns the names written, in order.
    package func exportKeys(_ keys: CenterKeys, to folder: URL) throws -> [String] {
        var files: [(name: String, bytes: [UInt8])] = [
            ("ca.pem", keys.authority.certificate.pemBytes),
            ("signing.pem", keys.signing.certificate.pemBytes),
            ("signing.key", Array(keys.signing.pem.utf8)),
            ("encryption.pem", keys.encryptionCertificate.pemBytes),
            ("encryption.key", Array(keys.decryption.pem.utf8)),
        ]
        for unit in try store.units() {
            guard let activation = try store.activations(unit: unit.code).first(where: \.isCurrent),
                let certificates = activation.certificates
            else { continue }
            files.append(("units/\(unit.code).pem", try Certificate(derEncoded: certificates.signing).pemBytes))
            files.append(("units/\(unit.code)-encryption.pem", try Certificate(derEncoded: certificates.encryption).pemBytes))
        }
        try DurableFile.makeFolder(folder.appending(path: "units", directoryHint: .isDirectory))
        for file in files { try DurableFile.write(file.bytes, to: folder.appending(path: file.name)) }
        try store.note(entry("keys.exported", "", ["files": String(files.count)]))
        return files.map(\.name)
    }
}
