import Foundation

/// What sysfs says of a block device (sysfs-block in the kernel's ABI documentation).
struct BlockDevice: Sendable {
    /// As the kernel calls it: `sdb1`.
    let name: String
    private let folder: URL
    private let disk: URL

    /// By its number, or else by its name: file systems in user space may show a number of no device.
    init?(_ number: DeviceNumber, source: String, sysfs: URL) {
        let links = ["dev/block/\(number.text)", "class/block/\(URL(filePath: source).lastPathComponent)"].map { sysfs.appending(path: $0) }
        guard let link = links.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else { return nil }
        folder = link.resolvingSymlinksInPath()
        name = folder.lastPathComponent
        let isPartition = FileManager.default.fileExists(atPath: folder.appending(path: "partition").path)
        disk = isPartition ? folder.deletingLastPathComponent() : folder
    }

    /// None where the flag says nothing of what the bytes lie on: cards in a reader of their own, encrypted and mapped devices.
    var isRemovable: Bool? {
        let path = folder.pathComponents
        if path.contains(where: isUSBBus) || flag("removable", of: disk) { return true }
        return path.contains("virtual") || path.contains("mmc_host") ? nil : false
    }

    var isOptical: Bool { name.hasPrefix("sr") }

    /// A partition has a flag of its own besides the disk's.
    var isWriteProtected: Bool { flag("ro", of: folder) || flag("ro", of: disk) }

    /// `usb1`, the root hub that every device of that bus hangs below.
    private func isUSBBus(_ component: String) -> Bool {
        component.hasPrefix("usb") && component.count > 3 && component.dropFirst(3).allSatisfy(\.isNumber)
    }

    private func flag(_ name: String, of folder: URL) -> Bool {
        guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return false }
        return text.first == "1"
    }
}
