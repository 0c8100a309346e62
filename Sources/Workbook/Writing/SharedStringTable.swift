/// [MS-XLS] 2.4.265 SST: each text once, cut into CONTINUE records where it must be.
struct SharedStringTable {
    private static let recordLimit = 8224
    /// UTF-16 units of a cell.
    private static let textLimit = 32_767

    private(set) var texts: TextPool
    /// By number in the pool: where in `unique` it stands, counted from 1.
    private var places: [UInt32]
    private var moments: [UInt64: Int] = [:]
    /// Numbers in the pool.
    private(set) var unique: [UInt32] = []
    private(set) var uses = 0

    init(_ table: CellTable) throws(WorkbookError) {
        texts = table.texts
        places = Array(repeating: 0, count: texts.count)
        var known = TextIndex()
        for cell in table.cells {
            switch cell.content {
            case .text(let text), .error(let text):
                uses += 1
                guard places[text] == 0 else { continue }
                // Longer in UTF-8 than in UTF-16, whatever it is.
                if texts.range(text).count > Self.textLimit, texts[text].utf16.count > Self.textLimit {
                    throw .tooLong(limit: Self.textLimit)
                }
                places[text] = known.place(of: text, in: texts, &unique)
            case .moment(let moment):
                uses += 1
                guard moments[moment.bits] == nil else { continue }
                let text = texts.add(own: moment.text)
                moments[moment.bits] = Int(known.place(of: text, in: texts, &unique)) - 1
            default: continue
            }
        }
    }

    func index(of text: Int) -> Int { Int(places[text]) - 1 }
    func index(of moment: DateTime) -> Int { moments[moment.bits] ?? 0 }

    func write(into out: inout ByteWriter) {
        var type = RecordType.sharedStrings
        var start = 0
        func begin() {
            out.u16(type)
            out.u16(0)
            start = out.count
            type = RecordType.continuation
        }
        func end() { out.put(u16: out.count - start, at: start - 2) }
        func room() -> Int { Self.recordLimit - (out.count - start) }
        begin()
        out.u32(uses)
        out.u32(unique.count)
        var units: [UInt16] = []
        for text in unique {
            let bytes = texts.bytes[texts.range(Int(text))]
            // U+0100 and above begin with C4 or more.
            let isWide = bytes.contains { $0 >= 0xC4 }
            units.removeAll(keepingCapacity: true)
            _ = transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) { units.append($0) }
            let width = isWide ? 2 : 1
            // A string's head must not be cut; its characters may be, and then a width flag stands before the rest.
            if 3 + width > room() {
                end()
                begin()
            }
            out.u16(units.count)
            out.u8(isWide ? 1 : 0)
            var rest = units[...]
            while true {
                let here = min(rest.count, room() / width)
                for unit in rest.prefix(here) { if isWide { out.u16(Int(unit)) } else { out.u8(Int(unit)) } }
                rest = rest.dropFirst(here)
                if rest.isEmpty { break }
                end()
                begin()
                out.u8(isWide ? 1 : 0)
            }
        }
        end()
    }
}
