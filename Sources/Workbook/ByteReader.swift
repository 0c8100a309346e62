/// Little-endian numbers out of untrusted bytes: beyond the end is an error, never a trap.
extension RawSpan {
    @inline(__always)
    func u8(_ offset: Int) throws(WorkbookError) -> Int {
        guard offset >= 0, offset < byteCount else { throw .unreadable }
        return Int(unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self))
    }

    @inline(__always)
    func u16(_ offset: Int) throws(WorkbookError) -> Int {
        guard offset >= 0, offset <= byteCount - 2 else { throw .unreadable }
        return Int(UInt16(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt16.self)))
    }

    @inline(__always)
    func u32(_ offset: Int) throws(WorkbookError) -> Int {
        guard offset >= 0, offset <= byteCount - 4 else { throw .unreadable }
        return Int(UInt32(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt32.self)))
    }

    @inline(__always)
    func u64(_ offset: Int) throws(WorkbookError) -> UInt64 {
        guard offset >= 0, offset <= byteCount - 8 else { throw .unreadable }
        return UInt64(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    func f64(_ offset: Int) throws(WorkbookError) -> Double { try Double(bitPattern: u64(offset)) }
}

/// Reads one number after another between two places of the bytes it is given.
struct ByteReader {
    private(set) var position: Int
    let end: Int

    init(_ range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    var left: Int { end - position }

    mutating func u8(_ bytes: RawSpan) throws(WorkbookError) -> Int { try bytes.u8(advance(1)) }
    mutating func u16(_ bytes: RawSpan) throws(WorkbookError) -> Int { try bytes.u16(advance(2)) }
    mutating func u32(_ bytes: RawSpan) throws(WorkbookError) -> Int { try bytes.u32(advance(4)) }
    mutating func f64(_ bytes: RawSpan) throws(WorkbookError) -> Double { try bytes.f64(advance(8)) }

    /// Where the next `count` bytes stand.
    mutating func take(_ count: Int) throws(WorkbookError) -> Range<Int> {
        let start = try advance(count)
        return start..<start + count
    }

    mutating func skip(_ count: Int) throws(WorkbookError) { _ = try advance(count) }

    @inline(__always)
    private mutating func advance(_ count: Int) throws(WorkbookError) -> Int {
        guard count >= 0, left >= count else { throw .unreadable }
        defer { position += count }
        return position
    }
}
