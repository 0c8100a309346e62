/// [MS-XLS] 2.4.28: a sheet's place, name and visibility.
struct BoundSheet {
    let offset: Int
    let isHidden: Bool
    let isWorksheet: Bool
    let name: String

    init(_ stream: RawSpan, _ data: Range<Int>, _ text: BIFFText) throws(WorkbookError) {
        var reader = ByteReader(data)
        offset = try reader.u32(stream)
        isHidden = try reader.u8(stream) & 0x03 != 0
        isWorksheet = try reader.u8(stream) == 0
        name = try text.text(stream, reader.position..<reader.end, isShort: true)
    }

    /// Excel 2.1 to 4.0: the stream is the sheet.
    init(whole offset: Int, name: String = "Sheet1") {
        self.offset = offset
        isHidden = false
        isWorksheet = true
        self.name = name
    }
}
