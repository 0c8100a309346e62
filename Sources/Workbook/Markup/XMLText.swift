enum XMLText {
    /// With its references resolved: the five names of XML and numbers (XML 1.0, 4.6); any other is an error.
    static func resolved(_ bytes: [UInt8], _ place: Range<Int>) throws(WorkbookError) -> ArraySlice<UInt8> {
        guard bytes[place].contains(UInt8(ascii: "&")) else { return bytes[place] }
        var out: [UInt8] = []
        var position = place.lowerBound
        while position < place.upperBound {
            if bytes[position] == UInt8(ascii: "&") {
                guard let reference = CharacterReference.read(bytes, position..<place.upperBound, .xml) else { throw .unreadable }
                out += String(reference.scalar).utf8
                position = reference.next
            } else {
                out.append(bytes[position])
                position += 1
            }
        }
        return out[...]
    }
}
