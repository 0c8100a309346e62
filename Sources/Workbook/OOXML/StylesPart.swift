/// Number formats by the index that a cell gives (ECMA-376 part 1, 18.8.10 cellXfs, 18.8.30 numFmt).
struct StylesPart {
    /// More than Excel has of either.
    private static let limit = 1 << 16

    private(set) var formats: [NumberFormat] = []

    init() {}

    init(_ part: inout XMLScanner) throws(WorkbookError) {
        var custom: [Int: NumberFormat] = [:]
        var numbers: [Int] = []
        // Both kinds of element also stand elsewhere, with another meaning.
        var section = XMLName()
        scan: while true {
            switch try part.next() {
            case .open(let name) where part.depth == 2: section = name
            case .open("numFmt") where section == "numFmts": try Self.format(&part, &custom)
            case .open("xf") where section == "cellXfs": numbers.append(try Self.number(&part))
            case .end: break scan
            default: continue
            }
            guard custom.count <= Self.limit, numbers.count <= Self.limit else { throw .tooLarge }
        }
        formats = numbers.map { custom[$0] ?? NumberFormat(builtIn: $0) }
    }

    private static func format(_ part: inout XMLScanner, _ custom: inout [Int: NumberFormat]) throws(WorkbookError) {
        var number: Int?
        var code: String?
        while let (name, value) = try part.attribute() {
            switch name {
            case "numFmtId": number = part.integer(value)
            // Excel takes 255 characters.
            case "formatCode" where value.count <= XMLScanner.shortLimit: code = try part.string(value)
            default: continue
            }
        }
        if let number, let code { custom[number] = NumberFormat(code) }
    }

    private static func number(_ part: inout XMLScanner) throws(WorkbookError) -> Int {
        var number: Int?
        while let (name, value) = try part.attribute() { if name == "numFmtId" { number = part.integer(value) } }
        return number ?? 0
    }
}
