/// [MS-XLS] 2.4.265 SST: the texts of a BIFF8 workbook, each once.
enum SharedStrings {
    /// Into the pool, in order. Where the table breaks off, what came before still counts.
    static func read(_ stream: RawSpan, _ first: Range<Int>, _ rest: [Range<Int>], into texts: inout TextPool) throws(WorkbookError) {
        var strings = UnicodeStrings(first, continuations: rest)
        _ = try strings.u32(stream)
        let count = try strings.u32(stream)
        // The count is bounded by the bytes there are, three at the least for a string.
        let available = rest.reduce(first.count) { $0 + $1.count }
        texts.reserve(texts: min(count, available / 3), bytes: available)
        for _ in 0..<min(count, available / 3) {
            do throws(WorkbookError) {
                _ = try texts.add { out throws(WorkbookError) in try strings.append(stream, to: &out) }
            } catch {
                guard error == .unreadable else { throw error }
                return
            }
        }
    }
}
