extension MarkupScanner {
    /// The attributes of a tag, in order; those without a value have an empty one.
    func attributes(_ tag: Tag, _ body: (MarkupName, Range<Int>) -> Void) {
        var place = tag.attributes.lowerBound
        let end = tag.attributes.upperBound
        func skipSpace() { while place < end, Self.isSpace(bytes[place]) || bytes[place] == UInt8(ascii: "/") { place += 1 } }
        while true {
            skipSpace()
            guard place < end else { return }
            var start = place
            repeat {
                if dialect == .xml, bytes[place] == UInt8(ascii: ":") { start = place + 1 }
                place += 1
            } while place < end && !Self.isSpace(bytes[place]) && bytes[place] != UInt8(ascii: "=")
            let name = MarkupName(bytes, start..<place)
            skipSpace()
            var value = place..<place
            if place < end, bytes[place] == UInt8(ascii: "=") {
                place += 1
                while place < end, Self.isSpace(bytes[place]) { place += 1 }
                value = self.value(&place, end)
            }
            body(name, value)
        }
    }

    private func value(_ place: inout Int, _ end: Int) -> Range<Int> {
        guard place < end else { return place..<place }
        let quote = bytes[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = place
            while place < end, !Self.isSpace(bytes[place]) { place += 1 }
            return start..<place
        }
        let start = place + 1
        let stop = bytes[start..<end].firstIndex(of: quote) ?? end
        place = min(stop + 1, end)
        return start..<stop
    }
}
