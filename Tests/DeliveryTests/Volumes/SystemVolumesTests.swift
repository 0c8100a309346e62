import Foundation
import Testing

@testable import Delivery

@Suite struct SystemVolumesTests {
    static let usb = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block/sdb"
    static let disk = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda"

    @Test func aStickIsListedWithItsLabelAndSpace() throws {
        var computer = try FakeComputer()
        defer { computer.remove() }
        try computer.device("8:0", Self.disk, flags: ["removable": "0", "ro": "0"])
        try computer.device("8:1", Self.disk + "/sda1", flags: ["partition": "1", "ro": "0"])
        try computer.device("8:16", Self.usb, flags: ["removable": "1", "ro": "0"])
        try computer.device("8:17", Self.usb + "/sdb1", flags: ["partition": "1", "ro": "0"])
        try computer.label("MY\\x20USB", of: "sdb1")
        try computer.mount("8:1", "/dev/sda1", at: "/", type: "ext4")
        try computer.mount("8:17", "/dev/sdb1", at: "/media/li/MY USB_")
        try computer.mount("8:17", "/dev/sdb1", at: "/mnt/again")
        let volumes = computer.volumes
        let volume = try #require(volumes.first)
        #expect(volumes.count == 1 && volume.name == "MY USB" && volume.isWritable)
        #expect(volume.device == DeviceNumber(major: 8, minor: 17))
        #expect(volume.mountPoint.path == computer.root.path + "/media/li/MY USB_")
        #expect(volume.freeBytes > 0 && volume.totalBytes >= volume.freeBytes)
    }

    struct Place: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var device: String?
        var flags: [String: String] = ["removable": "0"]
        var number = "8:17"
        var source = "/dev/sdb1"
        var point = "/media/li/X"
        var type = "vfat"
        var bound = "/"
        let isListed: Bool
    }

    @Test(arguments: [
        Place(testDescription: "a stick", device: usb, flags: ["removable": "1"], isListed: true),
        Place(testDescription: "a USB disk, whose flag is 0", device: usb, isListed: true),
        Place(testDescription: "a stick mounted by hand", device: usb, point: "/mnt/usb", isListed: true),
        Place(testDescription: "a removable disk on another bus", device: disk, flags: ["removable": "1"], isListed: true),
        Place(testDescription: "UOS and Deepin", point: "/media/li/X", isListed: true),
        Place(testDescription: "an older mounter", point: "/media/X", isListed: true),
        Place(testDescription: "Kylin and Fedora", point: "/run/media/li/X", isListed: true),
        Place(
            testDescription: "a card in a reader of its own", device: "platform/mmc_host/mmc1/mmc1:0001/block/mmcblk1",
            source: "/dev/mmcblk1p1", isListed: true),
        Place(
            testDescription: "an encrypted stick", device: "virtual/block/dm-3", source: "/dev/mapper/luks-1", type: "ext4", isListed: true),
        Place(testDescription: "NTFS in user space", device: usb, type: "fuseblk", isListed: true),
        Place(testDescription: "sysfs says nothing, and not where sticks are mounted", point: "/mnt/usb", isListed: false),
        Place(testDescription: "a fixed disk's partition opened in the file manager", device: disk, isListed: false),
        Place(testDescription: "a fixed disk's data partition", device: disk, point: "/data", isListed: false),
        Place(testDescription: "the system on a stick", device: usb, point: "/", isListed: false),
        Place(testDescription: "its boot partition", device: usb, point: "/boot/efi", isListed: false),
        Place(testDescription: "its homes", device: usb, point: "/home", isListed: false),
        Place(testDescription: "a snap", device: "virtual/block/loop3", source: "/dev/loop3", point: "/snap/core/1", isListed: false),
        Place(testDescription: "a share on the network", source: "//server/share", isListed: false),
        Place(testDescription: "a phone", source: "gvfsd-fuse", type: "fuse.gvfsd-fuse", isListed: false),
        Place(testDescription: "memory", source: "tmpfs", type: "tmpfs", isListed: false),
        Place(testDescription: "a bound folder of a stick", device: usb, bound: "/folder", isListed: false),
        Place(testDescription: "a CD", device: "pci0000:00/ata2/block/sr0", flags: ["removable": "1"], type: "iso9660", isListed: false),
        Place(testDescription: "too deep below /media", point: "/media/li/X/deeper", isListed: false),
        Place(testDescription: "/media itself", point: "/media", isListed: false),
        Place(testDescription: "below /run, but not of a mounter", point: "/run/user/1000/X", isListed: false),
    ])
    func whatCountsAsRemovable(_ place: Place) throws {
        var computer = try FakeComputer()
        defer { computer.remove() }
        if let device = place.device { try computer.device(place.number, device, flags: place.flags) }
        try computer.mount(place.number, place.source, at: place.point, type: place.type, of: place.bound)
        #expect(computer.volumes.map(\.name) == (place.isListed ? [URL(filePath: place.point).lastPathComponent] : []))
    }

    @Test(arguments: [
        ("written as it should be", "vfat", "rw", "rw", "0", "0", nil),
        ("the lock switch of the whole stick", "vfat", "ro", "ro", "0", "1", VolumeObstacle.locked),
        ("the lock switch as the partition shows it", "vfat", "ro", "ro", "1", "0", .locked),
        ("the kernel gave up writing", "vfat", "rw", "ro", "0", "0", .unclean),
        ("mounted read-only from the start", "fuseblk", "ro", "ro", "0", "0", .unclean),
        ("an installation stick", "iso9660", "ro", "ro", "0", "0", .image),
    ])
    func aReadOnlyStickIsShownAndSaysWhy(
        _ name: String, _ type: String, _ options: String, _ superOptions: String, _ partition: String, _ disk: String,
        _ obstacle: VolumeObstacle?
    ) throws {
        var computer = try FakeComputer()
        defer { computer.remove() }
        try computer.device("8:16", Self.usb, flags: ["removable": "1", "ro": disk])
        try computer.device("8:17", Self.usb + "/sdb1", flags: ["partition": "1", "ro": partition])
        try computer.mount("8:17", "/dev/sdb1", at: "/media/li/X", type: type, options: options, superOptions: superOptions)
        #expect(computer.volumes.map(\.obstacle) == [obstacle])
        #expect(computer.volumes.map(\.isWritable) == [obstacle == nil])
    }

    @Test(arguments: [
        ("plain", "KINGSTON", "KINGSTON"), ("a space", "A\\x20B", "A B"), ("UTF-8", "张三", "张三"),
        ("GBK of Windows", "\\xd5\\xc5\\xc8\\xfd", "张三"), ("only spaces: the folder's name", "\\x20\\x20", "X"),
    ])
    func labels(_ name: String, _ link: String, _ expected: String) throws {
        var computer = try FakeComputer()
        defer { computer.remove() }
        try computer.device("8:17", Self.usb + "/sdb1", flags: ["partition": "1"])
        try computer.label(link, of: "sdb1")
        try computer.mount("8:17", "/dev/sdb1", at: "/media/li/X")
        #expect(computer.volumes.map(\.name) == [expected])
    }

    @Test func aComputerWithoutATableHasNoVolumes() throws {
        let computer = try FakeComputer()
        defer { computer.remove() }
        #expect(computer.volumes.isEmpty)
    }
}
