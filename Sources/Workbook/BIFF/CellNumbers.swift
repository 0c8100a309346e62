/// Numbers of a workbook as cells: a number, or a moment where the cell's format shows one.
struct CellNumbers {
    private let formats: [NumberFormat]
    private let dates: DateSystem

    init(_ globals: WorkbookGlobals) {
        formats = globals.version == .excel2 ? (0..<64).map(globals.format) : globals.formats
        dates = globals.dates
    }

    func cell(_ number: Double, _ place: CellPlace) -> PackedCell {
        let format = place.format < formats.count ? formats[place.format] : .general
        return PackedCell(number, format, dates)
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
