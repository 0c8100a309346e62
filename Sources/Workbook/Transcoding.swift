/// Characters of one or two bytes into UTF-8. `lead` is a high surrogate whose other half has not come yet.
enum Transcoding {
    static func appendLatin1(_ stream: RawSpan, _ place: Range<Int>, lead: inout UInt16?, to out: inout [UInt8]) {
        if lead != nil, !place.isEmpty {
            appendReplacement(to: &out)
            lead = nil
        }
        out.append(addingCapacity: place.count * 2) { space in
            for offset in place {
                let byte = stream.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
                if byte < 0x80 {
                    space.append(byte)
                } else {
                    space.append(0xC0 | byte >> 6)
                    space.append(0x80 | byte & 0x3F)
                }
            }
        }
    }

    static func appendUTF16(_ stream: RawSpan, _ place: Range<Int>, lead: inout UInt16?, to out: inout [UInt8]) {
        // Three bytes a unit at the most, and three for a lead that came before.
        out.append(addingCapacity: place.count / 2 * 3 + 3) { space in
            for offset in stride(from: place.lowerBound, to: place.upperBound - 1, by: 2) {
                let unit = UInt16(littleEndian: stream.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self))
                if lead == nil, unit < 0xD800 || unit > 0xDFFF {
                    append(unit, to: &space)
                } else {
                    appendSurrogate(unit, lead: &lead, to: &space)
                }
            }
        }
    }

    static func appendReplacement(to out: inout [UInt8]) { out += [0xEF, 0xBF, 0xBD] }

    @inline(__always)
    private static func append(_ unit: UInt16, to space: inout OutputSpan<UInt8>) {
        if unit < 0x80 {
            space.append(UInt8(truncatingIfNeeded: unit))
        } else if unit < 0x800 {
            space.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
            space.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
        } else {
            space.append(0xE0 | UInt8(truncatingIfNeeded: unit >> 12))
            space.append(0x80 | UInt8(truncatingIfNeeded: unit >> 6 & 0x3F))
            space.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
        }
    }

    /// A surrogate, or what follows one; those without a partner become U+FFFD.
    private static func appendSurrogate(_ unit: UInt16, lead: inout UInt16?, to space: inout OutputSpan<UInt8>) {
        if let high = lead {
            lead = nil
            if (0xDC00...0xDFFF).contains(unit) {
                let scalar = 0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(unit) & 0x3FF
                space.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
                for shift in [UInt32(12), 6, 0] { space.append(0x80 | UInt8(truncatingIfNeeded: scalar >> shift & 0x3F)) }
                return
            }
            append(0xFFFD, to: &space)
        }
        switch unit {
        case 0xD800...0xDBFF: lead = unit
        case 0xDC00...0xDFFF: append(0xFFFD, to: &space)
        default: append(unit, to: &space)
        }
    }
}
