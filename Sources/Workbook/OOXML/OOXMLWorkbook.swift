/// Reads an .xlsx (ECMA-376 part 1, 18; transitional and strict alike, since names are compared without their namespace).
enum OOXMLWorkbook {
    static func read(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        var package = try OOXMLPackage(bytes)
        let main = try mainPart(&package)
        let relationships = try Relationships(of: main, in: &package)
        var workbook: WorkbookPart?
        try package.read([main], limit: OOXMLPackage.headLimit) { _, part throws(WorkbookError) in workbook = try WorkbookPart(&part) }
        guard let workbook else { throw .unreadable }

        var texts = TextPool()
        var styles = StylesPart()
        let (stylesPart, stringsPart) = (relationships.first("styles"), relationships.first("sharedStrings"))
        try package.read(Set([stylesPart, stringsPart].compactMap { $0 })) { name, part throws(WorkbookError) in
            if name == stylesPart { styles = try StylesPart(&part) } else { try SharedStringsPart.read(&part, into: &texts) }
        }

        let listed = try worksheets(workbook, relationships)
        var sheets: [String: CellCollector] = [:]
        let sharedStrings = texts.count
        var budget = Workbook.Limits.cells
        try package.read(Set(listed.map(\.part))) { name, part throws(WorkbookError) in
            var sheet = WorksheetPart(sharedStrings: sharedStrings, formats: styles.formats, dates: workbook.dates)
            try sheet.read(&part, budget: budget, &texts)
            budget -= sheet.cells.count
            sheets[name] = sheet.cells
        }
        var all: [Sheet] = []
        for (sheet, part) in listed {
            guard let cells = sheets.removeValue(forKey: part) else { throw .unreadable }
            all.append(Sheet(name: sheet.name, isHidden: sheet.isHidden, cells: cells, texts: texts))
        }
        return Workbook(sheets: all)
    }

    /// Those that hold cells: sheets of charts, dialogs and old macros have other relationships.
    private static func worksheets(
        _ workbook: WorkbookPart, _ relationships: Relationships
    ) throws(WorkbookError) -> [(sheet: WorkbookPart.Listed, part: String)] {
        var parts: Set<String> = []
        var listed: [(sheet: WorkbookPart.Listed, part: String)] = []
        for sheet in workbook.sheets where sheet.relationship != "" {
            guard let target = sheet.relationship.flatMap({ relationships.targets[$0] }) else { throw .unreadable }
            switch target.kind {
            case "worksheet": listed.append((sheet, target.part))
            case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet": continue
            default: throw .unreadable
            }
        }
        guard !listed.isEmpty, listed.allSatisfy({ parts.insert($0.part).inserted }) else { throw .unreadable }
        return listed
    }

    private static func mainPart(_ package: inout OOXMLPackage) throws(WorkbookError) -> String {
        let main = try Relationships(of: "", in: &package).first("officeDocument") ?? "xl/workbook.xml"
        guard !main.hasSuffix(".bin") else { throw .unsupported(kind: " .xlsb 表格") }
        if package.holds(main) { return main }
        if package.holds("content.xml") { throw .unsupported(kind: " OpenDocument 文件") }
        if package.holds(where: { $0.hasSuffix(".iwa") || $0 == "index.zip" }) { throw .unsupported(kind: " Numbers 表格") }
        throw package.holds("[content_types].xml") ? .unreadable : .packed
    }
}
