extension MarkupScanner {
    /// How far a cell reaches, and the number behind what Excel shows.
    func measures(_ tag: Tag) -> (columns: Int, rows: Int, number: Double?) {
        var measures: (columns: Int, rows: Int, number: Double?) = (1, 1, nil)
        guard !tag.attributes.isEmpty else { return measures }
        attributes(tag) { name, place in
            guard Self.measured.contains(name) else { return }
            let text = String(decoding: bytes[place], as: UTF8.self)
            switch name {
            case Self.columnSpan: measures.columns = min(max(Int(text) ?? 1, 1), 1000)
            // None: to the end of the section.
            case Self.rowSpan: measures.rows = text == "0" ? 65_534 : min(max(Int(text) ?? 1, 1), 65_534)
            default: measures.number = Double(text)
            }
        }
        return measures
    }

    private static let columnSpan: MarkupName = "colspan"
    private static let rowSpan: MarkupName = "rowspan"
    /// Excel's attribute and LibreOffice's.
    private static let numbers: [MarkupName] = ["x:num", "sdval"]
    private static let measured = numbers + [columnSpan, rowSpan]
}
