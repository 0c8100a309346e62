import Testing

@testable import Delivery

@Suite struct MountTableTests {
    @Test func aLineIsReadByItsFields() throws {
        let mounts = MountTable.mounts(
            Array("36 35 8:17 / /media/li/MY\\040USB\\134A rw,nosuid shared:1 master:2 - vfat /dev/sdb1 ro,errors=remount-ro\n".utf8))
        let mount = try #require(mounts.first)
        #expect(mount.device == DeviceNumber(major: 8, minor: 17))
        #expect(mount.point == "/media/li/MY USB\\A" && mount.root == "/" && mount.fileSystem == "vfat" && mount.source == "/dev/sdb1")
        #expect(mount.options == ["rw", "nosuid"] && mount.superOptions == ["ro", "errors=remount-ro"] && mount.isReadOnly)
    }

    @Test func whatIsMountedOverIsLeftOut() {
        let text = "1 0 0:40 / /media/li/A rw - autofs systemd-1 rw\n2 1 8:17 / /media/li/A rw - vfat /dev/sdb1 rw\n"
        #expect(MountTable.mounts(Array(text.utf8)).map(\.fileSystem) == ["vfat"])
    }

    @Test(arguments: [
        ("empty", ""),
        ("only spaces", "           "),
        ("no dash", "36 35 8:17 / /media/li/A rw shared:1 vfat /dev/sdb1 rw x"),
        ("cut after the dash", "36 35 8:17 / /media/li/A rw shared:1 x:2 - vfat"),
        ("no device number", "36 35 8-17 / /media/li/A rw - vfat /dev/sdb1 rw"),
        ("a mount point that is no UTF-8", "36 35 8:17 / /media/li/\\377 rw - vfat /dev/sdb1 rw"),
    ])
    func aLineThatCantBeUnderstoodIsSkipped(_ name: String, _ line: String) {
        let good = "1 0 8:1 / / rw - ext4 /dev/sda1 rw"
        #expect(MountTable.mounts(Array("\(line)\n\(good)".utf8)).map(\.point) == ["/"])
    }

    @Test(arguments: [
        ("a\\040b", "a b"), ("tab\\011", "tab\t"), ("\\134040", "\\040"), ("cut\\04", "cut\\04"), ("\\999", "\\999"), ("\\+12", "\\+12"),
        ("\\777", "\\777"), ("\\", "\\"), ("\\347\\224\\263", "申"), ("", ""),
    ])
    func octalEscapes(_ text: String, _ expected: String) {
        #expect(String(decoding: Escapes.octal(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test(arguments: [("MY\\x20USB", "MY USB"), ("a\\x2fb", "a/b"), ("a\\x2", "a\\x2"), ("\\xzz", "\\xzz"), ("申报", "申报")])
    func udevEscapes(_ text: String, _ expected: String) {
        #expect(String(decoding: Escapes.udev(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test(arguments: [(0x811, 8, 17), (0xFE00, 254, 0), (0x100012300145, 4097, 0x12345)])
    func theKernelsPackingOfADeviceNumber(_ packed: UInt, _ major: UInt32, _ minor: UInt32) {
        #expect(DeviceNumber(packed) == DeviceNumber(major: major, minor: minor))
    }
}
