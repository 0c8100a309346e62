/// Little-endian numbers into bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func u8(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }
    mutating func u16(_ value: Int) {
        u8(value)
        u8(value >> 8)
    }
    mutating func u32(_ value: Int) {
        u16(value)
        u16(value >> 16)
    }
    mutating func f64(_ value: Double) {
        let bits = value.bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
    mutating func pad(to multiple: Int, with byte: UInt8 = 0) {
        let rest = bytes.count % multiple
        if rest != 0 { bytes.append(contentsOf: repeatElement(byte, count: multiple - rest)) }
    }
    mutating func put(u32 value: Int, at offset: Int) {
        for index in 0..<4 where bytes.indices.contains(offset + index) {
            bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
        }
    }
}
