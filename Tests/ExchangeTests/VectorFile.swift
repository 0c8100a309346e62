import Crypto
import Foundation
import SealedPackage
import Testing
import X509

@testable import Exchange

/// A package of Tests/Vectors and what its text says; the README there tells the format.
struct VectorFile: Sendable, CustomTestStringConvertible {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Vectors").standardized

    /// Folder and file, without ending.
    let name: String
    private let lines: [(name: String, value: String)]

    init(_ name: String) throws {
        self.name = name
        let text = try String(contentsOf: Self.folder.appending(path: name + ".txt"), encoding: .utf8)
        lines = text.split(separator: "\n").map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (String(parts[0]), parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
        }
    }

    /// Every one there is.
    static let all: [VectorFile] = {
        let groups = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let names = groups.filter { $0 != "keys" }.flatMap { group in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: group).path)) ?? [])
                .filter { $0.hasSuffix(".canbao") }.map { "\(group)/\($0.dropLast(7))" }
        }
        return names.sorted().compactMap { try? VectorFile($0) }
    }()

    var testDescription: String { name }
    var outcome: String { self["outcome"] ?? "" }
    var bytes: [UInt8] { get throws { try Self.bytes(name + ".canbao") } }
    var accepted: [VectorFile] {
        get throws { try self.lines.filter { $0.name == "accepted" }.map { try VectorFile(Self.stem($0.value)) } }
    }
    var activation: VectorFile { get throws { try VectorFile(Self.stem(self["activation"] ?? "")) } }
    var highestSeen: Int { self["highest-seen"].flatMap { Int($0) } ?? 0 }
    var missing: [Int] { (self["missing"] ?? "").split(separator: " ").compactMap { Int($0) } }
    func time(_ name: String) throws -> Date { try Date(self[name] ?? "", strategy: .iso8601) }

    subscript(name: String) -> String? { lines.first { $0.name == name }?.value }

    private static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: path))) }
    private static func stem(_ path: String) -> String { String(path.dropLast(7)) }

    // MARK: Keys

    static func certificate(_ name: String) throws -> Certificate {
        guard let certificate = try Certificate.pem(bytes("keys/" + name)) else { throw PackageError.signerUnknown }
        return certificate
    }

    static func decryption(_ name: String) throws -> DecryptionKey {
        let pem = try String(contentsOf: folder.appending(path: "keys/" + name), encoding: .utf8)
        return try DecryptionKey(rawRepresentation: Array(P256.KeyAgreement.PrivateKey(pemRepresentation: pem).rawRepresentation))
    }
}
