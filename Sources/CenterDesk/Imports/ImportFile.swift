import CenterStore
import Crypto
import Enrollment
import Foundation
import Paperwork
import SealedPackage
import Workbook

/// A file to import, read piece by piece and as often as needed.
package struct ImportFile: Sendable {
    private static let piece = 1 << 20

    package let name: String
    /// Starts over; what it returns gives a piece a call, nil at the end.
    private let open: @Sendable () throws -> () throws -> [UInt8]?

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        open = {
            var pieces = [bytes]
            return { pieces.popLast() }
        }
    }

    /// `UnreadablePath` where there is no such file.
    package init(at path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isReadableFile(atPath: path)
        else { throw UnreadablePath(path: path) }
        name = URL(filePath: path).lastPathComponent
        open = {
            guard let handle = FileHandle(forReadingAtPath: path) else { throw UnreadablePath(path: path) }
            return {
                do {
                    return try handle.read(upToCount: Self.piece).map { Array($0) }
                } catch {
                    throw UnreadablePath(path: path)
                }
            }
        }
    }

    /// What one look at the whole file tells.
    struct Survey {
        /// Lowercase hex SHA-256.
        let digest: String
        /// nil where it is a workbook, which is read whole.
        let encoding: TextSurvey.Encoding?
    }

    func survey() throws -> Survey {
        var digest = SHA256()
        var text = TextSurvey()
        let next = try open()
        while let piece = try next(), !piece.isEmpty {
            digest.update(data: piece)
            text.look(at: piece)
        }
        return Survey(digest: Fingerprint.hex(digest.finalize()), encoding: text.encoding)
    }

    /// The rows of its one sheet that holds any.
    func rows(_ survey: Survey) throws -> ImportRows {
        if let encoding = survey.encoding { return ImportRows(try TextRows(encoding, open())) }
        var bytes: [UInt8] = []
        let next = try open()
        // One piece more than the limit, so that the reader says "too large" itself.
        while bytes.count <= Workbook.sizeLimit, let piece = try next(), !piece.isEmpty { bytes += piece }
        return try ImportRows(Workbook(reading: bytes).sourceSheets)
    }
}

/// The rows of a sheet, one after another: of a workbook that was read, or of a text file that is being read.
struct ImportRows {
    private var next: () throws -> SourceRow?

    init(_ sheets: [SourceSheet]) throws(ImportRefusal) {
        let filled = sheets.filter { !$0.isHidden && !$0.rows.allSatisfy(\.isBlank) }
        guard filled.count <= 1 else { throw .severalSheets(filled.map(\.name)) }
        var rows = filled.first?.rows.makeIterator()
        next = { rows?.next() }
    }

    init(_ text: TextRows) {
        var text = text
        var number = 0
        next = {
            guard let cells = try text.next() else { return nil }
            number += 1
            return SourceRow(number: number, cells: cells.map(\.sourceCell))
        }
    }

    /// The next row that holds anything but space; nil at the end.
    mutating func row() throws -> SourceRow? {
        while let row = try next() {
            if !row.isBlank { return row }
        }
        return nil
    }
}
