@testable import Archive
@testable import SealedPackage

/// Layer 3. What is accepted holds the same files every time, within its limits, and the same again when it is packed anew.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzContainer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    check(bytes)
    // With checksums that fit, a changed file gets past them.
    if let mended = CheckedZip.mended(bytes), mended != bytes { check(mended) }
    return 0
}

private func check(_ bytes: [UInt8]) {
    let limits = Container.limits
    _ = try? Archive.entries(of: bytes, limits: limits)
    guard let container = try? Container(bytes) else { return }
    guard let again = try? Container(bytes) else { fatalError("a container accepted once and refused once") }
    Harness.promise(again.files == container.files && again.manifest == container.manifest, "two containers of one file")
    let total = container.files.values.reduce(container.manifest.count) { $0 + $1.count }
    Harness.promise(container.files.count < limits.entries && total <= limits.ratio * bytes.count, "a container over its limits")
    let names = Set(container.files.keys.map { $0.lowercased() })
    Harness.promise(
        names.count == container.files.count && container.files.keys.allSatisfy(Container.isAllowed), "a name that is not allowed")
    let entries =
        [ArchiveEntry(name: Container.manifestName, bytes: container.manifest)]
        + container.files.map { ArchiveEntry(name: $0, bytes: $1) }
    // Packed anew it may be over the ratio; everything else must hold.
    guard let packed = try? Archive.zip(entries), total <= limits.ratio * packed.count else { return }
    Harness.promise((try? Container(packed))?.files == container.files, "a container that packs otherwise")
}

/// A ZIP whose stored entries get the CRC-32 of what they hold, in both headers (APPNOTE.TXT, 4.3.7 and 4.3.12).
private enum CheckedZip {
    static func mended(_ bytes: [UInt8]) -> [UInt8]? {
        guard let entries = try? ZipDirectory(strictly: bytes, limits: Container.limits).entries, bytes.count >= 22 else { return nil }
        var mended = bytes
        var central = number(bytes, bytes.count - 6, 4)
        for entry in entries {
            if entry.method == 0, entry.flags & 8 == 0 {
                let start = entry.offset + 30 + number(bytes, entry.offset + 26, 2) + number(bytes, entry.offset + 28, 2)
                let sum = crc32(bytes[start..<start + entry.size])
                for position in [entry.offset + 14, central + 16] {
                    for byte in 0..<4 { mended[position + byte] = UInt8(truncatingIfNeeded: sum >> (8 * UInt32(byte))) }
                }
            }
            central += 46 + number(bytes, central + 28, 2) + number(bytes, central + 30, 2)
        }
        return mended
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    private static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
