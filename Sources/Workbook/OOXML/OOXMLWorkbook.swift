import Archive

/// Reads an .xlsx (ECMA-376 part 1, 18; transitional and strict alike, since names are compared without their namespace).
enum OOXMLWorkbook {
    private static let limits = ArchiveLimits(entries: 4096, totalBytes: 512 << 20, ratio: 400)

    static func read(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        var parts: [String: [UInt8]] = [:]
        do {
            for entry in try Archive.entries(
                of: bytes, limits: limits, where: { $0.hasSuffix(".xml") || $0.hasSuffix(".rels") || $0.hasSuffix(".bin") })
            {
                parts[entry.name.lowercased()] = entry.bytes
            }
        } catch {
            throw error == .tooLarge || error == .tooManyEntries ? .tooLarge : .unreadable
        }
        guard let workbook = parts["xl/workbook.xml"] else {
            if parts["xl/workbook.bin"] != nil { throw .unsupported(kind: " .xlsb 表格") }
            if parts["word/document.xml"] != nil { throw .unsupported(kind: " Word 文档") }
            if parts["content.xml"] != nil { throw .unsupported(kind: " OpenDocument 表格") }
            throw .unreadable
        }
        var texts = TextPool()
        if let part = parts["xl/sharedstrings.xml"] { try sharedStrings(part, &texts) }
        let sharedStrings = texts.count
        let formats = try parts["xl/styles.xml"].map { part throws(WorkbookError) in try cellFormats(part) } ?? []
        let targets = try parts["xl/_rels/workbook.xml.rels"].map { part throws(WorkbookError) in try relationships(part) } ?? [:]
        let (listed, dates) = try sheets(workbook)
        var sheets: [(Listed, CellCollector)] = []
        var budget = Workbook.Limits.cells
        for sheet in listed {
            guard let target = targets[sheet.relationship], let part = parts[target.lowercased()] else { continue }
            // A chart sheet has a part too, and no sheetData.
            guard target.lowercased().contains("worksheets/") else { continue }
            var reader = OOXMLSheetReader(sharedStrings: sharedStrings, formats: formats, dates: dates)
            try reader.read(part, budget: budget, &texts)
            budget -= reader.cells.count
            sheets.append((sheet, reader.cells))
        }
        guard !sheets.isEmpty else { throw .unreadable }
        return Workbook(sheets: sheets.map { Sheet(name: $0.name, isHidden: $0.isHidden, cells: $1, texts: texts) })
    }

    private struct Listed {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    /// 18.2: sheets in the order of the workbook.
    private static func sheets(_ part: [UInt8]) throws(WorkbookError) -> ([Listed], DateSystem) {
        var scanner = XMLScanner(part)
        var sheets: [Listed] = []
        var dates = DateSystem()
        while let event = try scanner.next() {
            guard case .open(let name, let attributes) = event else { continue }
            if name == "workbookPr" { dates.is1904 = ["1", "true"].contains(attributes["date1904"]) }
            if name == "sheet", let title = attributes["name"], let relationship = attributes["id"] {
                sheets.append(
                    Listed(name: title, relationship: relationship, isHidden: ["hidden", "veryHidden"].contains(attributes["state"])))
            }
        }
        return (sheets, dates)
    }

    private static func relationships(_ part: [UInt8]) throws(WorkbookError) -> [String: String] {
        var scanner = XMLScanner(part)
        var targets: [String: String] = [:]
        while let event = try scanner.next() {
            guard case .open("Relationship", let attributes) = event, let id = attributes["Id"], let target = attributes["Target"] else {
                continue
            }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    /// 18.4.9: phonetic runs (rPh) are no part of the text.
    private static func sharedStrings(_ part: [UInt8], _ texts: inout TextPool) throws(WorkbookError) {
        var scanner = XMLScanner(part)
        var text = ""
        var isText = false
        var phonetic = 0
        while let event = try scanner.next() {
            switch event {
            case .open("si", _): text = ""
            case .open("rPh", _): phonetic += 1
            case .close("rPh"): phonetic -= 1
            case .open("t", _): isText = true
            case .close("t"): isText = false
            case .text(let more): if isText, phonetic == 0 { text += more }
            case .close("si"): _ = texts.add(text)
            default: break
            }
        }
    }

    /// 18.8.10 cellXfs, 18.8.30 numFmt.
    private static func cellFormats(_ part: [UInt8]) throws(WorkbookError) -> [NumberFormat] {
        var scanner = XMLScanner(part)
        var custom: [Int: NumberFormat] = [:]
        var formats: [NumberFormat] = []
        var isInCells = false
        while let event = try scanner.next() {
            switch event {
            case .open("numFmt", let attributes):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
                    custom[id] = NumberFormat(code)
                }
            case .open("cellXfs", _): isInCells = true
            case .close("cellXfs"): isInCells = false
            case .open("xf", let attributes):
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                if isInCells { formats.append(custom[id] ?? NumberFormat(builtIn: id)) }
            default: break
            }
        }
        return formats
    }
}
