/// What the sheets share ([MS-XLS] 2.1.7.20.3, the globals substream; before Excel 5.0 the head of the one sheet).
struct WorkbookGlobals {
    let version: BIFFVersion
    private(set) var sheets: [BoundSheet] = []
    private(set) var dates = DateSystem()
    private(set) var text: BIFFText
    private var custom: [Int: NumberFormat] = [:]
    private var cellFormats: [Int] = []

    /// Shared strings go to the front of `texts`.
    init(_ stream: RawSpan, _ texts: inout TextPool) throws(WorkbookError) {
        var records = BIFFRecords(at: 0)
        guard let first = records.next(stream), let version = BIFFVersion(first, stream) else { throw .unreadable }
        self.version = version
        text = BIFFText(version: version, strings: ByteStrings(codePage: 0))
        let isWorkspace = version == .excel4 && (try? stream.u16(first.data.lowerBound + 2)) == 0x0100
        if version < .excel5, !isWorkspace { sheets = [BoundSheet(whole: 0)] }
        var depth = 1
        while depth > 0 {
            let here = records.position
            guard let record = records.next(stream) else { throw .cutOff }
            switch record.type {
            case RecordType.endOfFile: depth -= 1
            case RecordType.sheetHeader4: try sheet4(stream, record.data, &records)
            // A globals substream without its end: the sheets begin.
            case _ where BIFFVersion.isBeginning(record.type): if here > 0, version >= .excel5 { depth = 0 }
            default: try read(record, stream, &records, &texts)
            }
        }
    }

    /// By the index that a cell gives.
    var formats: [NumberFormat] { cellFormats.map(format) }

    /// By the number that a cell of Excel 2.1 gives.
    func format(_ number: Int) -> NumberFormat { custom[number] ?? NumberFormat(builtIn: number) }

    private mutating func read(
        _ record: BIFFRecords.Record, _ stream: RawSpan, _ records: inout BIFFRecords, _ texts: inout TextPool
    ) throws(WorkbookError) {
        var reader = ByteReader(record.data)
        switch record.type {
        case RecordType.filePass: throw .encrypted
        case RecordType.dateMode: dates.is1904 = try reader.u16(stream) == 1
        case RecordType.codePage:
            text = BIFFText(version: version, strings: ByteStrings(codePage: try reader.u16(stream)))
        case RecordType.boundSheet: try add(BoundSheet(stream, record.data, text))
        case RecordType.sharedStrings:
            try SharedStrings.read(stream, record.data, records.continuations(stream), into: &texts)
        case RecordType.format2: addFormat(custom.count, stream, record.data)
        case RecordType.format:
            // Excel 4.0 counts the formats by their order.
            let number = try reader.u16(stream)
            addFormat(version == .excel4 ? custom.count : number, stream, reader.position..<reader.end)
        case RecordType.extendedFormat: cellFormats.append(try stream.u16(record.data.lowerBound + 2))
        case RecordType.extendedFormat3, RecordType.extendedFormat4: cellFormats.append(try stream.u8(record.data.lowerBound + 1))
        case RecordType.extendedFormat2: cellFormats.append(try stream.u8(record.data.lowerBound + 2) & 0x3F)
        default: break
        }
    }

    private mutating func add(_ sheet: BoundSheet) throws(WorkbookError) {
        guard sheets.count < Workbook.Limits.sheets else { throw .beyond(.sheets) }
        sheets.append(sheet)
    }

    /// One that can't be read shows numbers as they are.
    private mutating func addFormat(_ number: Int, _ stream: RawSpan, _ place: Range<Int>) {
        custom[number] = (try? text.text(stream, place, isShort: version < .excel97)).map { NumberFormat($0) } ?? .general
    }

    /// A workspace of Excel 4.0: each sheet behind a header with its length and name.
    private mutating func sheet4(_ stream: RawSpan, _ data: Range<Int>, _ records: inout BIFFRecords) throws(WorkbookError) {
        var reader = ByteReader(data)
        let length = try reader.u32(stream)
        let name = try text.text(stream, reader.position..<reader.end, isShort: true)
        try add(BoundSheet(whole: records.position, name: name))
        records = BIFFRecords(at: records.position + length)
    }
}
