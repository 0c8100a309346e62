import Enrollment

/// Reads the cells of one row by position, and notes what is wrong with them.
struct RowReader {
    let number: Int
    private let cells: [SourceCell]
    private let columns: [String]
    private(set) var faults: [ImportFault] = []

    /// - Parameter columns: the layout's titles.
    init(_ row: SourceRow, columns: [String]) {
        number = row.number
        cells = row.cells
        self.columns = columns
    }

    /// Without the space around it; empty where there is nothing.
    mutating func text(_ column: Int) -> String {
        let text = CellText.of(cell(column))
        guard text.mayBreakLine, text.unicodeScalars.contains(where: \.breaksLine) else { return text }
        note(column, .format, "“\(columns[column])”里有换行或其他控制字符，请删去。")
        return ""
    }

    mutating func required(_ column: Int) -> String {
        let before = faults.count
        let text = text(column)
        if text.isEmpty, faults.count == before { note(column, .missing, "“\(columns[column])”没有填。") }
        return text
    }

    /// A code or number: half-width, and never one that Excel has rounded.
    mutating func code(_ column: Int, isRequired: Bool = true) -> String {
        if Normaliser.hasLostDigits(cell(column)) {
            note(column, .digitsLost, "“\(columns[column])”是按数字存的，Excel 只保留了前 15 位。请把这一列设为文本，重新填写原来的号码。")
            return ""
        }
        return (isRequired ? required(column) : text(column)).halfWidth
    }

    mutating func word<Word>(_ column: Int, _ words: [(String, Word)]) -> Word? {
        let text = required(column)
        if let word = words.first(where: { $0.0 == text })?.1 { return word }
        if !text.isEmpty { note(column, .unknown, "“\(columns[column])”只能是\(words.map(\.0).joined(separator: "、"))，不能是“\(text)”。") }
        return nil
    }

    mutating func day(_ column: Int) -> CalendarDate? {
        if case .date(let day?, _) = cell(column) { return day }
        let text = required(column)
        if let day = CalendarDate(written: text.halfWidth) { return day }
        if !text.isEmpty { note(column, .format, "“\(columns[column])”“\(text)”不是日期，请写成 2026-09-01 的样子。") }
        return nil
    }

    /// Yuan with at most two decimals, as whole fen.
    mutating func fen(_ column: Int) -> Int? {
        let text = required(column).halfWidth
        guard !text.isEmpty else { return nil }
        if let fen = CellText.fen(text) { return fen }
        note(column, .format, "“\(columns[column])”“\(text)”不是金额，请写成以元为单位、最多两位小数的数。")
        return nil
    }

    mutating func note(_ column: Int, _ code: ImportFault.Code, _ message: String) {
        faults.append(ImportFault(row: number, column: columns[column], code: code, message: message))
    }

    func cell(_ column: Int) -> SourceCell { cells.indices.contains(column) ? cells[column] : .empty }
}
