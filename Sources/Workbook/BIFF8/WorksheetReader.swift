/// Reads the cells of one sheet ([MS-XLS] 2.1.7.20.6, the worksheet substream).
struct WorksheetReader {
    let globals: WorkbookGlobals
    private var builder = SheetBuilder()
    /// A formula whose text comes in the STRING record behind it.
    private var awaiting: (row: Int, column: Int)?

    init(globals: WorkbookGlobals) { self.globals = globals }

    consuming func sheet(_ bound: BoundSheet, in bytes: [UInt8], budget: inout Int) throws(WorkbookError) -> Sheet {
        var stream = BIFFStream(bytes, at: bound.offset)
        guard let first = stream.next(), first.type == RecordType.beginOfFile else { throw .unreadable }
        var depth = 1
        while depth > 0, let record = stream.next() {
            switch record.type {
            // Charts are embedded as substreams of their own.
            case RecordType.beginOfFile: depth += 1
            case RecordType.endOfFile: depth -= 1
            case RecordType.string where depth == 1: try text(record.data, &stream)
            default: if depth == 1 { try cell(record) }
            }
            guard builder.count <= budget else { throw .tooLarge }
        }
        budget -= builder.count
        return builder.sheet(name: bound.name, isHidden: bound.isHidden)
    }

    private mutating func cell(_ record: BIFFStream.Record) throws(WorkbookError) {
        var reader = ByteReader(record.data)
        switch record.type {
        case RecordType.labelSST:
            let (row, column, _) = try position(&reader)
            let index = try reader.u32()
            guard globals.strings.indices.contains(index) else { throw .unreadable }
            builder.set(.text(globals.strings[index]).orEmpty, row: row, column: column)
        case RecordType.label, RecordType.richString:
            let (row, column, _) = try position(&reader)
            var strings = UnicodeStringReader(try reader.take(reader.left))
            builder.set(.text(try strings.string()).orEmpty, row: row, column: column)
        case RecordType.number:
            let (row, column, format) = try position(&reader)
            builder.set(.number(try reader.f64(), format, globals.dates), row: row, column: column)
        case RecordType.rk:
            let (row, column, format) = try position(&reader)
            builder.set(.number(Self.rk(try reader.u32()), format, globals.dates), row: row, column: column)
        case RecordType.multipleRK: try multipleRK(&reader)
        case RecordType.booleanOrError:
            let (row, column, _) = try position(&reader)
            let value = try reader.u8()
            builder.set(try reader.u8() == 0 ? .boolean(value != 0) : .error(Self.errorText(value)), row: row, column: column)
        case RecordType.formula: try formula(&reader)
        case RecordType.blank, RecordType.multipleBlank: builder.set(.empty, row: try reader.u16(), column: 0)
        default: break
        }
    }

    /// 2.5.14: row, column, index of the format.
    private func position(_ reader: inout ByteReader) throws(WorkbookError) -> (row: Int, column: Int, format: NumberFormat) {
        let row = try reader.u16()
        let column = try reader.u16()
        return (row, min(column, 255), format(try reader.u16()))
    }

    private func format(_ index: Int) -> NumberFormat { globals.formats.indices.contains(index) ? globals.formats[index] : .general }

    /// 2.4.175: several numbers side by side.
    private mutating func multipleRK(_ reader: inout ByteReader) throws(WorkbookError) {
        let row = try reader.u16()
        var column = try reader.u16()
        while reader.left >= 8 {
            let format = format(try reader.u16())
            builder.set(.number(Self.rk(try reader.u32()), format, globals.dates), row: row, column: min(column, 255))
            column += 1
        }
    }

    /// 2.5.133 FormulaValue: a number, or a kind and a value when the last two bytes are FF.
    private mutating func formula(_ reader: inout ByteReader) throws(WorkbookError) {
        let (row, column, format) = try position(&reader)
        let value = Array(try reader.take(8))
        guard value[6] == 0xFF, value[7] == 0xFF else {
            let bits = value.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            builder.set(.number(Double(bitPattern: bits), format, globals.dates), row: row, column: column)
            return
        }
        switch value[0] {
        case 0: awaiting = (row, column)
        case 1: builder.set(.boolean(value[2] != 0), row: row, column: column)
        case 2: builder.set(.error(Self.errorText(Int(value[2]))), row: row, column: column)
        default: break
        }
    }

    /// 2.4.268
    private mutating func text(_ data: ArraySlice<UInt8>, _ stream: inout BIFFStream) throws(WorkbookError) {
        guard let (row, column) = awaiting else { return }
        awaiting = nil
        var strings = UnicodeStringReader(data, continuations: stream.continuations())
        builder.set(.text(try strings.string()).orEmpty, row: row, column: column)
    }

    /// 2.5.217: 30 bits of an integer or of a double, perhaps in hundredths.
    static func rk(_ bits: Int) -> Double {
        let number =
            bits & 2 != 0
            ? Double(Int32(truncatingIfNeeded: bits) >> 2)
            : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
        return bits & 1 != 0 ? number / 100 : number
    }

    /// 2.5.10 BErr
    static func errorText(_ code: Int) -> String {
        switch code {
        case 0x00: "#NULL!"
        case 0x07: "#DIV/0!"
        case 0x0F: "#VALUE!"
        case 0x17: "#REF!"
        case 0x1D: "#NAME?"
        case 0x24: "#NUM!"
        default: "#N/A"
        }
    }
}

extension Cell {
    /// A text without a character is no value.
    var orEmpty: Cell { self == .text("") ? .empty : self }
}
