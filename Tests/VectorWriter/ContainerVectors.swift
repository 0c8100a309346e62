import Forge
import Foundation

extension VectorBook {
    mutating func addContainers() throws {
        try addNames()
        try addModes()
        try addRecords()
        try addSizes()
        try addResources()
    }

    private mutating func addNames() throws {
        let cases: [(String, String, String, [UInt8])] = [
            ("parent", "container.unsafe-entry", "A name with `..` in the middle.", Array("data/../x.csv".utf8)),
            ("parent-first", "container.unsafe-entry", "A name that leaves the archive.", Array("../x.csv".utf8)),
            ("absolute", "container.unsafe-entry", "An absolute name.", Array("/data/x.csv".utf8)),
            ("backslash", "container.unsafe-entry", "A name with a backslash.", Array("data\\x.csv".utf8)),
            ("backslash-parent", "container.unsafe-entry", "A name that leaves the archive on Windows.", Array("..\\..\\x.csv".utf8)),
            ("drive", "container.unsafe-entry", "A name with a drive.", Array("c:x.csv".utf8)),
            ("here", "container.unsafe-entry", "A name that begins with `.`.", Array("./data/x.csv".utf8)),
            ("empty-part", "container.unsafe-entry", "A name with two slashes.", Array("data//x.csv".utf8)),
            ("empty-name", "container.unsafe-entry", "An entry without name.", []),
            ("folder", "container.unsafe-entry", "A folder.", Array("data/".utf8)),
            ("script", "container.unsafe-entry", "A file that has no business here.", Array("run.sh".utf8)),
            ("private-key", "container.unsafe-entry", "A key among the certificates.", Array("pki/ca.key".utf8)),
            ("other-folder", "container.unsafe-entry", "A table in a folder of its own.", Array("data/more/x.csv".utf8)),
            ("capital", "container.unsafe-entry", "A name in capitals.", Array("data/X.csv".utf8)),
            ("blank", "container.unsafe-entry", "A name with a blank.", Array("data/x y.csv".utf8)),
            ("null", "container.unsafe-entry", "A name with a NUL, where some readers end it.", Array("data/x.csv\0.sh".utf8)),
            ("not-ascii", "container.unsafe-entry", "A Chinese name.", Array("data/名单.csv".utf8)),
            ("not-utf-8", "container.malformed", "A name in GBK.", Array("data/".utf8) + [0xC3, 0xFB] + Array(".csv".utf8)),
            ("equal", "container.duplicate-entry", "Two entries of one name.", Array("data/declared.csv".utf8)),
            ("differ-in-case", "container.duplicate-entry", "Two names that differ in case.", Array("data/Declared.csv".utf8)),
            ("second-manifest", "container.duplicate-entry", "A second manifest.", Array("datapackage.json".utf8)),
        ]
        for (name, outcome, what, bytes) in cases {
            try center("container/name-\(name)", outcome, what) {
                $0.zip = { zip in
                    var entry = ForgedZip.Entry("", "x\r\n")
                    entry.name = bytes
                    zip.entries.append(entry)
                }
            }
        }
    }

    private mutating func addModes() throws {
        let cases: [(String, String, Int, Int)] = [
            ("link", "A symbolic link.", 3, 0o120777 << 16), ("folder", "A folder without the slash.", 3, 0o040755 << 16),
            ("character-device", "A character device.", 3, 0o020666 << 16), ("block-device", "A block device.", 3, 0o060666 << 16),
            ("pipe", "A named pipe.", 3, 0o010666 << 16), ("socket", "A socket.", 3, 0o140755 << 16),
            ("dos-folder", "A folder, as DOS marks it.", 0, 0x10), ("dos-label", "A volume label.", 0, 0x08),
            ("dos-device", "A device, as DOS marks it.", 0, 0x40),
            ("link-from-dos", "A symbolic link that says it comes from DOS.", 0, 0o120777 << 16),
            ("link-from-a-mac", "A symbolic link from a Mac.", 19, 0o120777 << 16),
        ]
        for (name, what, host, attributes) in cases {
            try center("container/mode-\(name)", "container.unsafe-entry", what) {
                $0.zip = { $0.change("data/declared.csv") { ($0.host, $0.attributes) = (host, attributes) } }
            }
        }
    }

    /// What two readers would see differently.
    private mutating func addRecords() throws {
        typealias Change = (inout ForgedZip) -> Void
        func table(_ change: @escaping (inout ForgedZip.Entry) -> Void) -> Change { { $0.change("data/declared.csv", change) } }
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

    private mutating func addSizes() throws {
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

    /// Files and the manifest that lists them.
    private mutating func addResources() throws {
        let cases: [(String, String, String, (inout ForgedZip) -> Void)] = [
            (
                "changed", "resource.digest", "A table that was changed.",
                { $0.change("data/declared.csv") { $0 = .init("data/declared.csv", $0.packed.flipped(90)) } }
            ),
            (
                "shortened", "resource.digest", "A table that was shortened.",
                { $0.change("data/declared.csv") { $0 = .init("data/declared.csv", $0.packed.dropLast()) } }
            ),
            (
                "swapped", "resource.digest", "Two tables under each other's names.",
                { zip in
                    let (first, second) = (zip.entries[1], zip.entries[2])
                    zip.entries[1] = .init(String(decoding: first.name, as: UTF8.self), second.packed)
                    zip.entries[2] = .init(String(decoding: second.name, as: UTF8.self), first.packed)
                }
            ),
            ("removed", "container.missing-entry", "A table that was removed.", { $0.entries.remove(at: 1) }),
            ("added", "container.unlisted-entry", "A table that nobody listed.", { $0.entries.append(.init("data/extra.csv", "x\r\n")) }),
            (
                "certificate-added", "container.unlisted-entry", "A certificate that nobody listed.",
                { $0.entries.append(.init("pki/ca.pem", "x\r\n")) }
            ),
            (
                "renamed", "container.unlisted-entry", "A table under another name.",
                { zip in zip.entries[1] = .init("data/renamed.csv", zip.entries[1].packed) }
            ),
            ("doubled", "container.duplicate-entry", "A table twice.", { zip in zip.entries.append(zip.entries[1]) }),
            ("no-manifest", "container.missing-entry", "No manifest.", { $0.entries.remove(at: 0) }),
            ("nothing", "container.malformed", "Not one entry.", { $0.entries = [] }),
        ]
        for (name, outcome, what, change) in cases { try center("resource/\(name)", outcome, what) { $0.zip = change } }
        let texts: [(String, String, String, String, String)] = [
            (
                "listed-twice", "manifest.malformed", "A table listed twice.", "\"path\": \"data/reduced.csv\"",
                "\"path\": \"data/declared.csv\""
            ),
            (
                "listed-outside", "manifest.malformed", "A listed path that leaves the archive.", "\"path\": \"data/reduced.csv\"",
                "\"path\": \"../reduced.csv\""
            ),
            (
                "listed-on-the-web", "manifest.malformed", "A listed path that is an address.", "\"path\": \"data/reduced.csv\"",
                "\"path\": \"https://example.org/reduced.csv\""
            ),
            (
                "listed-itself", "manifest.malformed", "The manifest lists itself.", "\"path\": \"data/reduced.csv\"",
                "\"path\": \"datapackage.json\""
            ),
            ("other-digest", "manifest.malformed", "A digest of another kind.", "\"hash\": \"sha256:", "\"hash\": \"md5:"),
            ("no-digest", "manifest.malformed", "No digest.", "\"hash\": \"sha256:", "\"hush\": \"sha256:"),
            ("other-count", "resource.digest", "Another count of bytes.", "\"bytes\": ", "\"bytes\": 1"),
        ]
        for (name, outcome, what, text, other) in texts { try center("resource/\(name)", outcome, what) { $0.json(text, other) } }
    }
}
