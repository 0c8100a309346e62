/// How our cells look (ECMA-376 part 1, 18.8): all of format `@`, so that what is typed into them stays text as well.
struct OOXMLStyle: Hashable {
    enum Look: Int, CaseIterable { case text, header, highlight }

    /// What a text asks for by what it holds.
    struct Needs: Hashable {
        /// Lines below one another.
        var isWrapped = false
        /// Excel's apostrophe before a text that looks like a formula: it stays a text also when the cell is edited under another format.
        var isQuoted = false
    }

    let look: Look
    var needs = Needs()

    /// Its number among the cell formats; 0 is the default one.
    var index: Int { 1 + look.rawValue * 4 + (needs.isWrapped ? 2 : 0) + (needs.isQuoted ? 1 : 0) }

    /// All, by their numbers.
    private static let all = Look.allCases.flatMap { look in
        [false, true].flatMap { isWrapped in
            [false, true].map { OOXMLStyle(look: look, needs: Needs(isWrapped: isWrapped, isQuoted: $0)) }
        }
    }

    private var markup: String {
        let font = look == .header ? " fontId=\"1\" applyFont=\"1\"" : ""
        let fill = look == .highlight ? " fillId=\"2\" applyFill=\"1\"" : ""
        let quote = needs.isQuoted ? " quotePrefix=\"1\"" : ""
        let head = "<xf numFmtId=\"49\" applyNumberFormat=\"1\"\(font)\(fill)\(quote)"
        return needs.isWrapped ? head + " applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>" : head + "/>"
    }

    static func part(_ namespace: String) -> XMLWriter {
        var out = XMLWriter()
        out.put("<styleSheet xmlns=\"\(namespace)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>")
        out.put("<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>" as StaticString)
        out.put("<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>" as StaticString)
        out.put("<fill><patternFill patternType=\"gray125\"/></fill>" as StaticString)
        out.put("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill></fills>" as StaticString)
        out.put("<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>" as StaticString)
        out.put("<cellXfs count=\"\(all.count + 1)\"><xf/>\(all.map(\.markup).joined())</cellXfs>")
        out.put("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>" as StaticString)
        return out
    }
}

extension OOXMLStyle.Needs {
    init(_ text: ArraySlice<UInt8>) { self.init(isWrapped: text.contains(0x0A), isQuoted: FormulaGuard.isNeeded(text)) }
}
