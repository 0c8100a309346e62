import Foundation
import Testing

@testable import Delivery

@Suite struct VolumeCopyTests {
    @Test(arguments: [0, 1, 511, 512, 4096, 4097, 1 << 20, (1 << 20) + 1, 3_000_000])
    func aFileIsCopiedThenFoundThenReplaced(_ count: Int) throws {
        let stick = try Stick()
        defer { stick.remove() }
        var bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try stick.volume.copy(bytes, as: "p.canbao").outcome == .created)
        #expect(stick["p.canbao"] == bytes)
        #expect(try stick.volume.copy(bytes, as: "p.canbao").outcome == .unchanged)
        bytes.append(7)
        let copy = try stick.volume.copy(bytes, as: "p.canbao")
        #expect(copy.outcome == .replaced && copy.url.path == stick.folder.path + "/p.canbao")
        #expect(stick["p.canbao"] == bytes && stick.names == ["p.canbao"])
        #expect(try stick.volume.copy([], as: "p.canbao").outcome == .replaced)
        #expect(stick["p.canbao"] == [])
    }

    @Test func onlyOurOwnLeftoversGo() throws {
        let stick = try Stick()
        defer { stick.remove() }
        let others = [
            ".canbao-note.tmp", ".canbao-0123ABCD.tmp", ".canbao-0123abcd.tmp2", "canbao-0123abcd.tmp", ".canbao-0123abcde.tmp", "x.tmp",
        ]
        for name in others + [".canbao-0123abcd.tmp", VolumeNames.temporary()] { stick[name] = [1] }
        _ = try stick.volume.copy([1], as: "p.canbao")
        #expect(stick.names == (others + ["p.canbao"]).sorted())
    }

    @Test func aMountPointThatIsAnOrdinaryFolderNowIsNotWritten() throws {
        let stick = try Stick()
        defer { stick.remove() }
        let listed = Volume(
            name: "K", mountPoint: stick.folder, device: DeviceNumber(major: 8, minor: 4000), freeBytes: 1 << 20, totalBytes: 1 << 20)
        stick[".canbao-0123abcd.tmp"] = [1]
        #expect(throws: VolumeError.missing) { try listed.copy([1], as: "p.canbao") }
        #expect(stick.names == [".canbao-0123abcd.tmp"])
    }

    @Test func aMountPointThatIsGoneIsMissing() throws {
        let stick = try Stick()
        stick.remove()
        #expect(throws: VolumeError.missing) { try stick.volume.copy([1], as: "p.canbao") }
        #expect(!FileManager.default.fileExists(atPath: stick.folder.path))
    }

    @Test func whatDoesNotFitIsSaidBeforeAnythingIsWritten() throws {
        final class SmallFolder: VolumeFolder {
            let isPresent = true
            func freeBytes() -> Int64 { 999 }
            func names() -> [String] { [] }
            func create(_ name: String, _ bytes: [UInt8]) { Issue.record("written") }
            func compare(_ name: String, with bytes: [UInt8]) throws(VolumeError) -> Comparison { throw VolumeError(errno: ENOENT) }
            func size(of name: String) throws(VolumeError) -> Int64 { throw VolumeError(errno: ENOENT) }
            func rename(_ name: String, to other: String) { Issue.record("renamed") }
            func remove(_ name: String) {}
            func flush() {}
        }
        let stick = try Stick()
        defer { stick.remove() }
        let error = #expect(throws: VolumeError.self) {
            _ = try VolumeWriter(folder: SmallFolder(), volume: stick.volume, name: "p", bytes: [UInt8](repeating: 0, count: 1000)).copy()
        }
        #expect(error == .full(short: 1) && error?.code == "usb.full" && error?.message.contains("还差 0.1 MB") == true)
    }

    @Test func aLinkIsReplacedAndNotFollowed() throws {
        let stick = try Stick()
        defer { stick.remove() }
        stick["other"] = [1]
        try FileManager.default.createSymbolicLink(atPath: stick.folder.path + "/p.canbao", withDestinationPath: "other")
        #expect(try stick.volume.copy([1], as: "p.canbao").outcome == .replaced)
        #expect(try stick.volume.copy([2], as: "p.canbao").outcome == .replaced)
        #expect(stick["other"] == [1] && stick["p.canbao"] == [2])
    }

    @Test func aFolderOfThatNameIsLeftAlone() throws {
        let stick = try Stick()
        defer { stick.remove() }
        try FileManager.default.createDirectory(at: stick.folder.appending(path: "p.canbao/inside"), withIntermediateDirectories: true)
        #expect(throws: VolumeError.failed(errno: EISDIR)) { try stick.volume.copy([2], as: "p.canbao") }
        #expect(stick.names == ["p.canbao"] && FileManager.default.fileExists(atPath: stick.folder.path + "/p.canbao/inside"))
    }

    @Test(arguments: [
        ("320571-2027-D0003.canbao", true), ("申报包.canbao", true), ("", false), (".", false), ("..", false), (".hidden", false),
        ("../p.canbao", false), ("a/b", false), ("a\\b", false), ("a:b", false), ("a?b", false), ("a\nb", false), ("a\0b", false),
        ("ends.", false), ("ends ", false), (String(repeating: "x", count: 256), false),
    ])
    func namesThatFATCanHold(_ name: String, _ isUsable: Bool) throws {
        #expect(VolumeNames.isUsable(name) == isUsable)
        guard !isUsable else { return }
        let stick = try Stick()
        defer { stick.remove() }
        #expect(throws: VolumeError.unusableName(name)) { try stick.volume.copy([1], as: name) }
    }

    @Test func everyErrorSaysWhatToDo() {
        let errors: [VolumeError] = [
            .missing, .full(short: nil), .readOnly, .notAllowed, .failed(errno: EIO), .differs, .unusableName("a:b"),
        ]
        #expect(errors.allSatisfy { $0.message.contains("请") })
        #expect(Set(errors.map(\.code)).count == errors.count)
    }
}
