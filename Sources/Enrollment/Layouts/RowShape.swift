/// What a row of a list that begins in column `first` looks like.
extension Layout {
    /// Two titles in their places, or the number's own.
    func isHeader(_ rows: SourceRows, _ row: Int, _ first: Int) -> Bool {
        titles(rows, row, first) >= 2 || isNumberTitle(rows, row, first)
    }

    /// 证件号码, 身份证号码 and their kind. A cell among people may say 暂无号码, too.
    func isNumberTitle(_ rows: SourceRows, _ row: Int, _ first: Int) -> Bool {
        rows.cell(row, first + identityColumn).text.trimmed.hasSuffix("号码")
    }

    /// The header of our own error sheet.
    func isTagged(_ rows: SourceRows, _ row: Int) -> Bool {
        (0..<rows.width(row)).contains { rows.cell(row, $0).text.trimmed == MendTag.title }
    }

    /// Titles of the layout that stand in their places.
    func titles(_ rows: SourceRows, _ row: Int, _ first: Int) -> Int {
        fields.indices.count { rows.cell(row, first + 1 + $0).text.trimmed == fields[$0].title }
    }

    /// Values that no header has.
    func isPerson(_ rows: SourceRows, _ row: Int, _ first: Int) -> Bool {
        func text(_ column: Int) -> String { rows.cell(row, first + column).text.trimmed }
        switch self {
        case .additions, .amendments:
            if case .date = rows.cell(row, first + 5) { return true }
            return Self.sexes.contains(text(4)) || CalendarDate(written: text(5)) != nil || Self.households.contains(text(7))
        case .reductions:
            let name = text(3)
            return !name.isEmpty && !name.contains("名") && !Self.sexes.contains(name) && text(1).isDigits
        }
    }

    /// What may be somebody's name, where a line under the header says how to fill the column in.
    func holdsName(_ rows: SourceRows, _ row: Int, _ first: Int) -> Bool {
        guard let column = column(of: .name) else { return false }
        let name = rows.cell(row, first + column).text.trimmed
        return name.unicodeScalars.contains { $0.isHan || $0.properties.isAlphabetic } && !name.utf8.contains(where: \.isDigit)
            && !Self.instructions.contains { name.contains($0) }
    }

    private static let instructions = ["必填", "选填", "可填", "不填", "填写", "文本", "汉字", "姓名", "名字", "说明", "示例", "例如", "与证件", "见", "字符", "格式"]
    private static let sexes: Set = ["F", "M", "男", "女"]
    private static let households: Set = ["园区", "园区外"]

    /// Anything that was meant as an identity number: four digits or more and no Han.
    func holdsNumber(_ rows: SourceRows, _ row: Int, _ first: Int) -> Bool {
        switch rows.cell(row, first + identityColumn) {
        case .number(let number): return number >= 1000
        case .text(let text):
            var digits = 0
            for scalar in text.unicodeScalars {
                if scalar.isHan { return false }
                if (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value) { digits += 1 }
            }
            return digits >= 4
        default: return false
        }
    }
}
