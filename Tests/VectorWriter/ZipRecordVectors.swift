import Forge

extension VectorBook {
    /// What two readers would see differently.
    mutating func addRecords() throws {
        typealias Change = (inout ForgedZip) throws -> Void
        func table(_ change: @escaping (inout ForgedZip.Entry) -> Void) -> Change { { try $0.change("data/declared.csv", change) } }
        let cases: [(String, String, Change)] = [
            ("bytes-before", "Bytes before the archive.", { $0.prefix = [0x4D, 0x5A] }),
            (
                "bytes-before-counted", "Bytes before the archive that all offsets count.",
                { zip in
                    zip.entries.insert(.init("", [0x4D, 0x5A]), at: 0)
                    zip.entries[0].isInDirectory = false
                }
            ),
            ("bytes-behind", "Bytes behind the archive.", { $0.suffix = [0] }),
            ("second-archive", "A second archive behind the first.", { $0.suffix = ForgedZip([.init("datapackage.json", "{}")]).bytes }),
            ("bytes-before-the-directory", "Bytes between the entries and the directory.", { $0.beforeDirectory = [0] }),
            ("bytes-behind-the-directory", "Bytes between the directory and its end.", { $0.afterDirectory = [0] }),
            ("comment", "A comment on the archive.", { $0.comment = Array("x".utf8) }),
            ("entry-comment", "A comment on an entry.", table { $0.comment = Array("x".utf8) }),
            (
                "hidden-entry", "An entry that the directory does not name.",
                { zip in
                    var entry = ForgedZip.Entry("data/hidden.csv", "x")
                    entry.isInDirectory = false
                    zip.entries.append(entry)
                }
            ),
            (
                "entry-without-data", "An entry in the directory alone.",
                { zip in
                    var entry = ForgedZip.Entry("data/ghost.csv", "x")
                    entry.isInFile = false
                    zip.entries.append(entry)
                }
            ),
            (
                "overlap", "Two entries over the same bytes.",
                { zip in
                    var entry = zip.entries[1]
                    entry.name = Array("data/other.csv".utf8)
                    entry.offset = zip.entries[0].packed.count + 30 + 16
                    entry.isInFile = false
                    zip.entries.append(entry)
                }
            ),
            (
                "directory-out-of-order", "A directory in another order than the entries.",
                { zip in
                    let first = zip.entries[0].packed.count + 46
                    zip.entries[0].offset = first
                    zip.entries[1].offset = 0
                }
            ),
            (
                "other-local-name", "Another name before the data than in the directory.",
                table { $0.localName = Array("data/outcomes.csv".utf8) }
            ),
            ("other-local-method", "An entry that begins as another.", table { $0.packed = [0xFF] + $0.packed.dropFirst() }),
            ("count-less", "One entry less than there are.", { $0.countOffset = -1 }),
            ("count-more", "One entry more than there are.", { $0.countOffset = 1 }),
            ("second-disk", "An archive on a second disk.", { $0.disk = 1 }),
            ("encrypted", "An encrypted entry.", table { $0.flags = 0x01 }),
            ("patched", "Compressed patched data.", table { $0.flags = 0x20 }),
            ("strongly-encrypted", "A strongly encrypted entry.", table { $0.flags = 0x41 }),
            ("masked", "Masked local headers.", table { $0.flags = 0x2000 }),
            ("reserved-flag", "A flag without meaning.", table { $0.flags = 0x4000 }),
            ("unused-flag", "A flag that is not in use.", table { $0.flags = 0x0080 }),
            ("enhanced-deflate", "A flag for enhanced deflating.", table { $0.flags = 0x0010 }),
            ("bzip2", "An entry in bzip2.", table { $0.method = 12 }),
            ("unknown-method", "An entry in a method that is none.", table { $0.method = 77 }),
            ("newer-zip", "An entry that wants a newer reader.", table { $0.versionNeeded = 63 }),
            ("zip64", "A ZIP64 extra field.", table { ($0.extra, $0.localExtra) = (Self.zip64, Self.zip64) }),
            (
                "zip64-sizes", "Sizes that only a ZIP64 extra field tells.",
                table {
                    let sizes = little($0.size, 8) + little($0.packed.count, 8)
                    ($0.extra, $0.localExtra) = ([1, 0, 16, 0] + sizes, [1, 0, 16, 0] + sizes)
                    ($0.size, $0.packedSize) = (0xFFFF_FFFF, 0xFFFF_FFFF)
                }
            ),
            (
                "zip64-locator", "A ZIP64 locator before the end.",
                { $0.afterDirectory = [0x50, 0x4B, 0x06, 0x07] + [UInt8](repeating: 0, count: 16) }
            ),
            (
                "zip64-locator-in-a-field", "What looks like a ZIP64 locator, inside the last extra field.",
                { zip in
                    let last = zip.entries.count - 1
                    zip.entries[last].extra = [0x55, 0x54, 20, 0] + [0x50, 0x4B, 0x06, 0x07] + [UInt8](repeating: 0, count: 16)
                }
            ),
            (
                "unicode-name", "A second name in an extra field, which some readers prefer.",
                table {
                    let path = [1] + little(Int(CRC32.of($0.name)), 4) + Array("data/outcomes.csv".utf8)
                    ($0.extra, $0.localExtra) = ([0x75, 0x70] + little(path.count, 2) + path, [0x75, 0x70] + little(path.count, 2) + path)
                }
            ),
            ("aes-field", "An extra field of AES encryption.", table { $0.extra = [0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 0, 0] }),
            (
                "attributes-field", "An extra field that carries attributes of its own.",
                table { $0.localExtra = [0x6C, 0x78, 7, 0, 0x04, 0, 0, 0xFF, 0xA1, 0, 0] }
            ),
            ("unknown-field", "An extra field that nobody knows.", table { $0.localExtra = [0xFE, 0xCA, 1, 0, 0] }),
            ("field-too-long", "An extra field that is longer than its room.", table { $0.extra = [0x55, 0x54, 50, 0, 3] }),
            ("field-cut-short", "An extra field of three bytes.", table { $0.localExtra = [0x55, 0x54, 0] }),
        ]
        for (name, what, change) in cases { try center("container/\(name)", "container.malformed", what) { $0.zip = change } }
    }

    private static let zip64: [UInt8] = [1, 0, 0, 0]

    mutating func addSizes() throws {
        func table(_ change: @escaping (inout ForgedZip.Entry) throws -> Void) -> (inout ForgedZip) throws -> Void {
            { zip in
                guard let position = zip.entries.firstIndex(where: { $0.name == Array("data/declared.csv".utf8) }) else { return }
                try change(&zip.entries[position])
            }
        }
        let bomb = [UInt8](repeating: UInt8(ascii: ","), count: 8 << 20)
        let cases: [(String, String, String, (inout ForgedZip) throws -> Void)] = [
            ("size-too-small", "container.malformed", "A size that is too small.", table { $0.size -= 1 }),
            ("size-too-large", "container.malformed", "A size that is too large.", table { $0.size += 1 }),
            (
                "deflated-size-too-small", "container.malformed", "A size that is too small, of a deflated entry.",
                table {
                    $0.deflate()
                    $0.size -= 1
                }
            ),
            (
                "deflated-size-too-large", "container.malformed", "A size that is too large, of a deflated entry.",
                table {
                    $0.deflate()
                    $0.size += 1
                }
            ),
            (
                "packed-size-too-large", "container.malformed", "A packed size that reaches into the next entry.",
                table { $0.packedSize = $0.packed.count + 5 }
            ),
            (
                "packed-size-too-small", "container.malformed", "A packed size that ends too early.",
                table { $0.packedSize = $0.packed.count - 5 }
            ),
            (
                "size-of-four-gigabytes", "container.too-large", "A size of 4 GiB.",
                table {
                    $0.deflate()
                    $0.size = 0xFFFF_FFFF
                }
            ),
            (
                "local-sizes", "container.malformed", "Other sizes before the data than in the directory.",
                table { $0.localSizes = ($0.crc, $0.packed.count, $0.size + 1) }
            ),
            ("checksum", "container.malformed", "A checksum that does not fit.", table { $0.crc ^= 1 }),
            (
                "descriptor-that-lies", "container.malformed", "A data descriptor that says another size.",
                table {
                    $0.flags = 8
                    $0.localSizes = (0, 0, 0)
                    $0.descriptor = $0.descriptor(size: $0.size + 1)
                }
            ),
            (
                "no-descriptor", "container.malformed", "A data descriptor that is not there.",
                table {
                    $0.flags = 8
                    $0.localSizes = (0, 0, 0)
                }
            ),
            (
                "broken-stream", "container.malformed", "A deflate stream that is none.",
                table {
                    $0.deflate()
                    $0.packed[0] = 0x07
                }
            ),
            (
                "bytes-in-the-stream", "container.malformed", "Bytes behind the end of a deflate stream.",
                table { $0.deflate(trailing: [1, 2, 3]) }
            ),
            (
                "bomb", "container.too-large", "Eight megabytes in eight kilobytes.",
                table {
                    $0 = ForgedZip.Entry("data/declared.csv", bomb)
                    try $0.squeeze()
                }
            ),
            (
                "bomb-that-lies", "container.too-large", "Eight megabytes that say they are a hundred bytes.",
                table {
                    $0 = ForgedZip.Entry("data/declared.csv", bomb)
                    try $0.squeeze()
                    $0.size = 100
                }
            ),
            (
                "thirty-three-entries", "container.too-large", "33 entries.",
                { zip in
                    zip.entries += (0..<33 - zip.entries.count).map { .init("data/t\($0).csv", "x\r\n") }
                }
            ),
        ]
        for (name, outcome, what, change) in cases {
            try center("container/\(name)", outcome, what) { $0.zip = change }
        }
    }
}
