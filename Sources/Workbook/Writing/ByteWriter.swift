/// Little-endian numbers behind one another.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func u8(_ value: Int) { bytes.append(UInt8(truncatingIfNeeded: value)) }
    mutating func u16(_ value: Int) {
        bytes.append(addingCapacity: 2) { for shift in [0, 8] { $0.append(UInt8(truncatingIfNeeded: value >> shift)) } }
    }
    mutating func u32(_ value: Int) {
        bytes.append(addingCapacity: 4) { for shift in [0, 8, 16, 24] { $0.append(UInt8(truncatingIfNeeded: value >> shift)) } }
    }
    mutating func f64(_ value: Double) {
        let bits = value.bitPattern
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }
    mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }
    mutating func append(zeros count: Int) { bytes.append(contentsOf: repeatElement(0, count: count)) }
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    mutating func pad(to multiple: Int, with byte: UInt8 = 0) {
        let rest = bytes.count % multiple
        if rest != 0 { bytes.append(contentsOf: repeatElement(byte, count: multiple - rest)) }
    }

    /// Over what stands there.
    mutating func put(_ more: [UInt8], at offset: Int) { bytes.replaceSubrange(offset..<offset + more.count, with: more) }
    mutating func put(u16 value: Int, at offset: Int) { put([0, 8].map { UInt8(truncatingIfNeeded: value >> $0) }, at: offset) }
    mutating func put(u32 value: Int, at offset: Int) { put([0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }, at: offset) }
}
