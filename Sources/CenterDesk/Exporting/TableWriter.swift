import Crypto
import DurableFile
import Exchange
import SealedPackage

/// A file of the export, whole on disk.
struct WrittenFile: Sendable {
    let path: String
    let bytes: Int
    /// Lowercase hex SHA-256.
    let digest: String
}

/// Writes a table row by row, counting as it goes; no more than a chunk of it is ever in memory.
final class TableWriter {
    private static let chunkSize = 1 << 20

    let table: CoreTable
    private(set) var rows = 0
    private let file: FileWriter
    private var chunk = CSVWriter()
    private var hasher = SHA256()
    private var bytes = 0

    init(_ table: CoreTable, in folder: StagedFolder) throws {
        self.table = table
        file = try folder.file(table.path)
        try chunk.append(table.fields.map(\.name))
    }

    func append(_ record: [String]) throws {
        rows += 1
        do { try chunk.append(record) } catch { throw ExchangeError.tableMalformed(table: table.title, row: rows) }
        if chunk.bytes.count >= Self.chunkSize { try flush() }
    }

    func finish() throws -> WrittenFile {
        try flush()
        try file.finish()
        return WrittenFile(path: table.path, bytes: bytes, digest: Fingerprint.hex(hasher.finalize()))
    }

    private func flush() throws {
        try file.append(chunk.bytes)
        hasher.update(data: chunk.bytes)
        bytes += chunk.bytes.count
        chunk = CSVWriter()
    }
}

extension StagedFolder {
    /// A small file at once.
    func write(_ bytes: [UInt8], to path: String) throws -> WrittenFile {
        let file = try file(path)
        try file.append(bytes)
        try file.finish()
        return WrittenFile(path: path, bytes: bytes.count, digest: Fingerprint.hex(SHA256.hash(data: bytes)))
    }
}
