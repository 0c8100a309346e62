package enum WorkbookFormat: String, Sendable, CaseIterable {
    case xls
    case xlsx
    case csv

    /// Rows of a sheet, its header included.
    package var rowLimit: Int {
        switch self {
        case .xls: BIFFWriter.rowLimit
        case .xlsx: Workbook.Limits.rows
        case .csv: .max
        }
    }
}

/// A spreadsheet as values. What it is, is told by its content, never by its name.
package struct Workbook: Sendable {
    package let sheets: [Sheet]
    /// Text without types: Excel may have rounded long numbers before it wrote them.
    package let isTextFile: Bool

    package init(sheets: [Sheet], isTextFile: Bool = false) {
        self.sheets = sheets
        self.isTextFile = isTextFile
    }

    /// No file of more bytes is read whole.
    package static let sizeLimit = Limits.fileSize

    package init(reading bytes: [UInt8]) throws(WorkbookError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Limits.fileSize else { throw .beyond(.file) }
        if bytes.starts(with: CompoundFile.signature) {
            self = try BIFFWorkbook.read(CompoundFile(bytes))
        } else if bytes.starts(with: Self.zipSignature) {
            self = try OOXMLWorkbook.read(bytes)
        } else if BIFFVersion.beginsBareStream(bytes) {
            self = try BIFFWorkbook.read(stream: bytes[...])
        } else {
            self = try TextFile.workbook(bytes)
        }
    }

    private static let zipSignature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// By its first bytes: one of Excel's own formats, which are read whole.
    static func isBinary(_ head: [UInt8]) -> Bool {
        head.starts(with: CompoundFile.signature) || head.starts(with: zipSignature) || BIFFVersion.beginsBareStream(head)
    }

    enum Limits {
        static let fileSize = 64 << 20
        static let cells = 4_000_000
        static let sheets = 1000
        static let columns = 16_384
        static let rows = 1_048_576
        static let text = 32_767 * 4
        /// Bytes of a line of text that is read in pieces.
        static let line = 16 << 20
        /// Places of a sheet that is written in full, blank ones included.
        static let written = 64_000_000
    }
}

extension Workbook.Limits {
    /// Two values in opposite corners are a few bytes of .xls and gigabytes of text.
    static func checkWritten(rows: Int, columns: Int) throws(WorkbookError) {
        guard rows <= written / max(columns, 1) else { throw .beyond(.cells) }
    }
}

extension Sheet {
    /// Whether all its places can be written, blank ones included.
    package func checkIsWritable() throws(WorkbookError) { try Workbook.Limits.checkWritten(rows: rowCount, columns: columnCount) }
}
