/// `AB12`, as far as it says something: column 27, row 11.
struct CellReference {
    private(set) var row: Int?
    private(set) var column: Int?

    @inline(__always)
    init(_ bytes: RawSpan, _ place: Range<Int>) {
        var at = place.lowerBound
        var letters = 0
        while at < place.upperBound, let byte = bytes.byte(at), byte & 0xDF &- 0x41 < 26, letters <= Workbook.Limits.columns {
            letters = letters * 26 + Int(byte & 0xDF) - 0x40
            at += 1
        }
        if letters > 0 { column = letters - 1 }
        if let number = bytes.integer(at..<place.upperBound), number > 0 { row = number - 1 }
    }
}
