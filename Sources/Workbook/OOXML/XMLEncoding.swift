/// Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.3.3), told apart by a mark or by the `<` that they begin with.
enum XMLEncoding {
    typealias Pieces = () throws(WorkbookError) -> [UInt8]?

    /// The pieces as UTF-8 without a mark.
    static func utf8(_ more: @escaping Pieces) throws(WorkbookError) -> Pieces {
        var head: [UInt8] = []
        while head.count < 4, let piece = try more() { head += piece }
        switch (head.first, head.dropFirst().first) {
        case (0xEF, 0xBB): return prefixed(head.dropFirst(3), more)
        case (0xFF, 0xFE): return utf16(prefixed(head.dropFirst(2), more), isBigEndian: false)
        case (0xFE, 0xFF): return utf16(prefixed(head.dropFirst(2), more), isBigEndian: true)
        case (0x3C, 0): return utf16(prefixed(head[...], more), isBigEndian: false)
        case (0, 0x3C): return utf16(prefixed(head[...], more), isBigEndian: true)
        default: return prefixed(head[...], more)
        }
    }

    private static func prefixed(_ head: ArraySlice<UInt8>, _ more: @escaping Pieces) -> Pieces {
        var head: [UInt8]? = Array(head)
        return { () throws(WorkbookError) in
            defer { head = nil }
            return if let head { head } else { try more() }
        }
    }

    private static func utf16(_ more: @escaping Pieces, isBigEndian: Bool) -> Pieces {
        var lead: UInt16?
        var rest: [UInt8] = []
        return { () throws(WorkbookError) in
            guard let piece = try more() else { return nil }
            var units = rest + piece
            rest = Array(units.suffix(units.count % 2))
            units.removeLast(rest.count)
            if isBigEndian { for at in stride(from: 0, to: units.count, by: 2) { units.swapAt(at, at + 1) } }
            var out: [UInt8] = []
            Transcoding.appendUTF16(units.span.bytes, 0..<units.count, lead: &lead, to: &out)
            return out
        }
    }
}
