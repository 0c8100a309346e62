extension Mount {
    /// Whether it is what a clerk calls a U 盘, going by where it is mounted and by what sysfs says of the device, if it is there.
    func mayBeRemovable(_ device: BlockDevice?) -> Bool {
        // btrfs shows another device number here than stat(2) does, so that a copy could not be sure of it; nobody formats sticks so.
        guard root == "/", source.hasPrefix("/dev/"), fileSystem != "btrfs", !isOfSystem, device?.isOptical != true else { return false }
        return switch device?.isRemovable {
        case .some(let isRemovable): isRemovable
        case nil: isAutomatic
        }
    }

    /// File systems without writing.
    var isImage: Bool { ["iso9660", "udf", "squashfs", "erofs"].contains(fileSystem) }

    var lastComponent: String { components.last.map(String.init) ?? point }

    private var components: [Substring] { point.split(separator: "/") }

    /// Where udisks and its predecessors mount for the person at the screen: /media/LABEL, /media/USER/LABEL, /run/media/USER/LABEL.
    private var isAutomatic: Bool {
        switch components.first {
        case "media": (2...3).contains(components.count)
        case "run": components.count == 4 && components[1] == "media"
        default: false
        }
    }

    /// A system may itself be started from a stick.
    private var isOfSystem: Bool {
        guard let first = components.first else { return true }
        return point == "/home" || ["boot", "efi", "etc", "opt", "recovery", "root", "snap", "srv", "tmp", "usr", "var"].contains(first)
    }
}
