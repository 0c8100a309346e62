/// Reads the cells of one sheet ([MS-XLS] 2.1.7.20.6, the worksheet substream).
struct WorksheetReader {
    let version: BIFFVersion
    let text: BIFFText
    let numbers: CellNumbers
    /// How many of the pool's texts are shared strings.
    let sharedStrings: Int
    private(set) var cells = CellCollector()
    /// A formula whose text comes in the STRING record behind it.
    private var awaiting: CellPlace?

    init(globals: WorkbookGlobals, numbers: CellNumbers, sharedStrings: Int) {
        version = globals.version
        text = globals.text
        self.numbers = numbers
        self.sharedStrings = sharedStrings
    }

    /// Where the sheet stands in the stream.
    mutating func read(
        _ bound: BoundSheet, in stream: RawSpan, budget: Int, _ texts: inout TextPool
    ) throws(WorkbookError) -> Range<Int> {
        var records = BIFFRecords(at: bound.offset)
        guard bound.offset < stream.byteCount else { throw .cutOff }
        guard let first = records.next(stream), BIFFVersion.isBeginning(first.type) else { throw .unreadable }
        var depth = 1
        while depth > 0 {
            // What would come before the sheet's end is missing: rows, mostly.
            guard let record = records.next(stream) else { throw .cutOff }
            switch record.type {
            case RecordType.labelSST where depth == 1: try sharedString(stream, record.data, texts)
            // Charts are embedded as substreams of their own.
            case _ where BIFFVersion.isBeginning(record.type): depth += 1
            case RecordType.endOfFile: depth -= 1
            default: if depth == 1 { try read(record, stream, &records, &texts) }
            }
            guard cells.count <= budget else { throw .beyond(.cells) }
        }
        let end = records.position
        try Self.checkNothingFollows(records, stream)
        return bound.offset..<end
    }

    /// An end that stands amid the cells is none. Behind a true one comes another sheet, or filling.
    private static func checkNothingFollows(_ end: BIFFRecords, _ stream: RawSpan) throws(WorkbookError) {
        var records = end
        while let record = records.next(stream), !BIFFVersion.isBeginning(record.type) {
            guard !RecordType.isValue(record.type) else { throw .unreadable }
        }
    }

    private mutating func read(
        _ record: BIFFRecords.Record, _ stream: RawSpan, _ records: inout BIFFRecords, _ texts: inout TextPool
    ) throws(WorkbookError) {
        switch record.type {
        case RecordType.number, RecordType.number2:
            let place = try place(stream, record.data, 8)
            set(numbers.cell(try stream.f64(place.content), place), at: place)
        case RecordType.rk:
            let place = try place(stream, record.data, 4)
            set(numbers.cell(CellNumbers.rk(try stream.u32(place.content)), place), at: place)
        case RecordType.multipleRK: try multipleRK(stream, record.data)
        case RecordType.integer2:
            let place = try place(stream, record.data, 2)
            set(numbers.cell(Double(try stream.u16(place.content)), place), at: place)
        case RecordType.label, RecordType.label2, RecordType.richString:
            let place = try place(stream, record.data, 0)
            let continuations = records.continuations(stream)
            try setText(
                stream, place.content..<record.data.upperBound, continuations, isShort: record.type == RecordType.label2, at: place, &texts)
        case RecordType.formula, RecordType.formula3, RecordType.formula4: try formula(stream, record.data, &texts)
        case RecordType.string, RecordType.string2:
            guard let place = awaiting else { return }
            awaiting = nil
            try setText(stream, record.data, records.continuations(stream), isShort: record.type == RecordType.string2, at: place, &texts)
        case RecordType.booleanOrError, RecordType.booleanOrError2:
            let place = try place(stream, record.data, 2)
            let value = try stream.u8(place.content)
            set(try stream.u8(place.content + 1) == 0 ? PackedCell(boolean: value != 0) : error(value, &texts), at: place)
        case RecordType.blank, RecordType.blank2, RecordType.multipleBlank: cells.touch(row: try stream.u16(record.data.lowerBound))
        default: break
        }
    }

    private func place(_ stream: RawSpan, _ data: Range<Int>, _ length: Int) throws(WorkbookError) -> CellPlace {
        try CellPlace(stream, data, length: length, isExcel2: version == .excel2)
    }

    private mutating func set(_ cell: PackedCell, at place: CellPlace) { cells.set(cell, row: place.row, column: place.column) }

    /// 2.4.149: the number of a shared string.
    @inline(__always)
    private mutating func sharedString(_ stream: RawSpan, _ data: Range<Int>, _ texts: TextPool) throws(WorkbookError) {
        guard data.count >= 10 else { throw .unreadable }
        let row = try stream.u16(data.lowerBound)
        let text = try stream.u32(data.lowerBound + 6)
        guard text < sharedStrings else { throw .unreadable }
        cells.set(
            texts.isEmpty(text) ? .empty : PackedCell(text: text), row: row, column: try CellPlace.column(stream.u16(data.lowerBound + 2)))
    }

    private mutating func setText(
        _ stream: RawSpan, _ place: Range<Int>, _ continuations: [Range<Int>], isShort: Bool, at cell: CellPlace, _ texts: inout TextPool
    ) throws(WorkbookError) {
        let text = text
        let number = try texts.add { out throws(WorkbookError) in
            try text.append(stream, place, continuations: continuations, isShort: isShort, to: &out)
        }
        set(texts.isEmpty(number) ? .empty : PackedCell(text: number), at: cell)
    }

    private func error(_ code: Int, _ texts: inout TextPool) throws(WorkbookError) -> PackedCell {
        PackedCell(error: try texts.add { $0 += CellNumbers.errorText(code).utf8 })
    }

    /// 2.4.175: several numbers side by side.
    private mutating func multipleRK(_ stream: RawSpan, _ data: Range<Int>) throws(WorkbookError) {
        var reader = ByteReader(data)
        let row = try reader.u16(stream)
        var column = try reader.u16(stream)
        // Behind them should stand the last column.
        while reader.left >= 6 {
            let place = CellPlace(row: row, column: try CellPlace.column(column), format: try reader.u16(stream), content: reader.position)
            set(numbers.cell(CellNumbers.rk(try reader.u32(stream)), place), at: place)
            column += 1
        }
    }

    /// 2.5.133 FormulaValue: a number, or a kind and a value when the last two bytes are FF.
    private mutating func formula(_ stream: RawSpan, _ data: Range<Int>, _ texts: inout TextPool) throws(WorkbookError) {
        let place = try place(stream, data, 8)
        awaiting = nil
        guard try stream.u16(place.content + 6) == 0xFFFF else {
            return set(numbers.cell(try stream.f64(place.content), place), at: place)
        }
        let value = try stream.u8(place.content + 2)
        switch try stream.u8(place.content) {
        case 0: awaiting = place
        case 1: set(PackedCell(boolean: value != 0), at: place)
        case 2: set(try error(value, &texts), at: place)
        default: cells.touch(row: place.row)
        }
    }
}
