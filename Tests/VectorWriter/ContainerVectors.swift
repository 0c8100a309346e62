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
                $0.zip = { try $0.change("data/declared.csv") { ($0.host, $0.attributes) = (host, attributes) } }
            }
        }
    }

    /// Files and the manifest that lists them.
    private mutating func addResources() throws {
        let cases: [(String, String, String, (inout ForgedZip) throws -> Void)] = [
            (
                "changed", "resource.digest", "A table that was changed.",
                { try $0.change("data/declared.csv") { $0 = .init("data/declared.csv", $0.packed.flipped(90)) } }
            ),
            (
                "shortened", "resource.digest", "A table that was shortened.",
                { try $0.change("data/declared.csv") { $0 = .init("data/declared.csv", $0.packed.dropLast()) } }
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
