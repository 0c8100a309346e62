/// [MS-XLS] 2.4.265 SST: each text once, cut into CONTINUE records where it must be.
struct SharedStringTable {
    private static let recordLimit = 8224
    private var indexes: [String: Int] = [:]
    private var texts: [String] = []
    private var uses = 0

    mutating func index(of text: String) -> Int {
        uses += 1
        if let index = indexes[text] { return index }
        indexes[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    func write(into out: inout ByteWriter) {
        var data = ByteWriter()
        data.u32(uses)
        data.u32(texts.count)
        var type = RecordType.sharedStrings
        func flush() {
            out.u16(type)
            out.u16(data.bytes.count)
            out.append(data.bytes)
            data = ByteWriter()
            type = RecordType.continuation
        }
        for text in texts {
            let units = Array(text.utf16)
            let isWide = units.contains { $0 > 0xFF }
            let width = isWide ? 2 : 1
            // A string's head must not be cut; its characters may be, and then a width flag stands before the rest.
            if data.bytes.count + 3 + width > Self.recordLimit { flush() }
            data.u16(units.count)
            data.u8(isWide ? 1 : 0)
            var rest = units[...]
            while true {
                let here = min(rest.count, (Self.recordLimit - data.bytes.count) / width)
                for unit in rest.prefix(here) {
                    if isWide { data.u16(Int(unit)) } else { data.u8(Int(unit)) }
                }
                rest = rest.dropFirst(here)
                if rest.isEmpty { break }
                flush()
                data.u8(isWide ? 1 : 0)
            }
        }
        flush()
    }
}
