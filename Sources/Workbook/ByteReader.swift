/// The one place that takes numbers out of untrusted bytes. Little-endian; beyond the end is an error, never a trap.
struct ByteReader {
    let bytes: ArraySlice<UInt8>
    /// From the slice's first byte.
    private(set) var position = 0

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    var count: Int { bytes.count }
    var left: Int { bytes.count - position }

    mutating func u8() throws(WorkbookError) -> Int {
        guard left >= 1 else { throw .unreadable }
        defer { position += 1 }
        return Int(bytes[bytes.startIndex + position])
    }

    mutating func u16() throws(WorkbookError) -> Int {
        guard left >= 2 else { throw .unreadable }
        let start = bytes.startIndex + position
        position += 2
        return Int(bytes[start]) | Int(bytes[start + 1]) << 8
    }

    mutating func u32() throws(WorkbookError) -> Int {
        let low = try u16()
        return try low | u16() << 16
    }

    mutating func f64() throws(WorkbookError) -> Double {
        let low = try u32()
        return try Double(bitPattern: UInt64(low) | UInt64(u32()) << 32)
    }

    mutating func take(_ count: Int) throws(WorkbookError) -> ArraySlice<UInt8> {
        guard count >= 0, left >= count else { throw .unreadable }
        let start = bytes.startIndex + position
        position += count
        return bytes[start..<start + count]
    }

    mutating func skip(_ count: Int) throws(WorkbookError) { _ = try take(count) }

    mutating func seek(_ offset: Int) throws(WorkbookError) {
        guard (0...bytes.count).contains(offset) else { throw .unreadable }
        position = offset
    }

    static func u16(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int? {
        guard offset >= 0, offset + 2 <= bytes.count else { return nil }
        let start = bytes.startIndex + offset
        return Int(bytes[start]) | Int(bytes[start + 1]) << 8
    }
}
