package enum WorkbookFormat: String, Sendable, CaseIterable {
    case xls
    case xlsx
    case csv
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

    package init(reading bytes: [UInt8]) throws(WorkbookError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Limits.fileSize else { throw .tooLarge }
        if bytes.starts(with: CompoundFile.signature) {
            self = try BIFFWorkbook.read(CompoundFile(bytes))
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = try OOXMLWorkbook.read(bytes)
        } else if BIFFStream.looksLikeBareStream(bytes) {
            self = try BIFFWorkbook.read(stream: bytes)
        } else {
            self = try CSVReader.workbook(bytes)
        }
    }

    enum Limits {
        static let fileSize = 64 << 20
        static let cells = 4_000_000
        static let columns = 16_384
        static let rows = 1_048_576
        static let text = 32_767 * 4
    }
}
