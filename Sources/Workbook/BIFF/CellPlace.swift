/// [MS-XLS] 2.5.14: where a cell stands and how it looks, at the front of its record.
struct CellPlace {
    let row: Int
    let column: Int
    /// Of the cell formats; in Excel 2.1 of the number formats.
    let format: Int
    /// Where what comes behind begins in the stream.
    let content: Int

    init(row: Int, column: Int, format: Int, content: Int) {
        self.row = row
        self.column = column
        self.format = format
        self.content = content
    }

    @inline(__always)
    static func column(_ number: Int) throws(WorkbookError) -> Int {
        guard number < 256 else { throw .beyond(.columns) }
        return number
    }

    /// - Parameter length: so many bytes of content there have to be.
    init(_ stream: RawSpan, _ data: Range<Int>, length: Int, isExcel2: Bool) throws(WorkbookError) {
        row = try stream.u16(data.lowerBound)
        column = try Self.column(stream.u16(data.lowerBound + 2))
        if isExcel2 {
            // Three bytes of attributes; the second holds the number format beside the font.
            format = try stream.u8(data.lowerBound + 5) & 0x3F
            content = data.lowerBound + 7
        } else {
            format = try stream.u16(data.lowerBound + 4)
            content = data.lowerBound + 6
        }
        guard content + length <= data.upperBound else { throw .unreadable }
    }
}
