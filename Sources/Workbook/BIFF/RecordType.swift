/// [MS-XLS] 2.3 and, for what came before it, the numbers that Excel 2.1 to 4.0 wrote: the records we know.
enum RecordType {
    static let endOfFile = 0x000A
    static let codePage = 0x0042
    static let continuation = 0x003C
    static let dateMode = 0x0022
    static let filePass = 0x002F
    static let beginOfFile = 0x0809

    // Globals.
    static let boundSheet = 0x0085
    static let sheetHeader4 = 0x008F
    static let sharedStrings = 0x00FC
    static let format = 0x041E
    static let format2 = 0x001E
    static let extendedFormat = 0x00E0
    static let extendedFormat4 = 0x0443
    static let extendedFormat3 = 0x0243
    static let extendedFormat2 = 0x0043

    // Cells.
    static let blank = 0x0201
    static let blank2 = 0x0001
    static let booleanOrError = 0x0205
    static let booleanOrError2 = 0x0005
    static let formula = 0x0006
    static let formula3 = 0x0206
    static let formula4 = 0x0406
    static let integer2 = 0x0002
    static let label = 0x0204
    static let label2 = 0x0004
    static let labelSST = 0x00FD
    static let multipleBlank = 0x00BE
    static let multipleRK = 0x00BD
    static let number = 0x0203
    static let number2 = 0x0003
    static let richString = 0x00D6
    static let rk = 0x027E
    static let string = 0x0207
    static let string2 = 0x0007

    /// Holds a value of a cell, in a workbook since Excel 3.0.
    static func isValue(_ type: Int) -> Bool {
        switch type {
        case booleanOrError, formula, formula3, formula4, label, labelSST, multipleRK, number, richString, rk: true
        default: false
        }
    }
}
