/// The workbook part (ECMA-376 part 1, 18.2): its sheets in their order, and from where days are counted.
struct WorkbookPart {
    struct Listed {
        var name = ""
        /// Empty for a module of Excel 5.0, which has no part.
        var relationship: String?
        var isHidden = false
    }

    private(set) var sheets: [Listed] = []
    private(set) var dates = DateSystem()

    init(_ part: inout XMLScanner) throws(WorkbookError) {
        var isKnown = false
        var isInSheets = false
        while true {
            switch try part.next() {
            case .open(let name) where !isKnown:
                try Self.check(root: name)
                isKnown = true
            case .open("workbookPr"): try readProperties(&part)
            case .open("sheets"): isInSheets = true
            case .open("sheet") where isInSheets: sheets.append(try Self.sheet(&part))
            // Back in the root: `sheets` is over.
            case .close: if part.depth == 1 { isInSheets = false }
            case .end: return
            default: continue
            }
            guard sheets.count <= Workbook.Limits.sheets else { throw .beyond(.sheets) }
        }
    }

    private static func check(root name: XMLName) throws(WorkbookError) {
        switch name {
        case "workbook": return
        case "document": throw .unsupported(kind: " Word 文档")
        case "presentation": throw .unsupported(kind: " PowerPoint 演示文稿")
        default: throw .unreadable
        }
    }

    private mutating func readProperties(_ part: inout XMLScanner) throws(WorkbookError) {
        while let (name, value) = try part.attribute() {
            if name == "date1904" { dates.is1904 = part.isTrue(value) }
        }
    }

    private static func sheet(_ part: inout XMLScanner) throws(WorkbookError) -> Listed {
        var sheet = Listed()
        while let (name, value) = try part.attribute() {
            switch name {
            case "name": sheet.name = try part.string(value)
            case "id": sheet.relationship = try part.string(value)
            case "state": sheet.isHidden = part.name(value) == "hidden" || part.name(value) == "veryHidden"
            default: continue
            }
        }
        return sheet
    }
}
