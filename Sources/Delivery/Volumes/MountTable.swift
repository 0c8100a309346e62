import Foundation

/// One line of /proc/self/mountinfo (proc_pid_mountinfo(5)).
struct Mount: Sendable, Equatable {
    let device: DeviceNumber
    /// The folder of the file system that is seen at `point`; "/" unless something is bound.
    let root: String
    let point: String
    /// Of this mount, and of the file system: a kernel that turns a file system read-only changes only the latter.
    let options: Set<String>
    let superOptions: Set<String>
    let fileSystem: String
    let source: String

    var isReadOnly: Bool { options.contains("ro") || superOptions.contains("ro") }
}

/// The mounts that can be seen: what is mounted over is left out. A line that can't be understood is skipped.
enum MountTable {
    static func mounts(_ bytes: [UInt8]) -> [Mount] {
        var visible: [Mount] = []
        for mount in bytes.split(separator: 0x0A).compactMap(mount) {
            visible.removeAll { $0.point == mount.point }
            visible.append(mount)
        }
        return visible
    }

    /// `36 35 98:0 /root /point rw,noatime master:1 - ext3 /dev/source rw,errors=continue`, with any number of fields before the dash.
    private static func mount(_ line: ArraySlice<UInt8>) -> Mount? {
        let fields = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard fields.count >= 10, let dash = fields[6...].firstIndex(where: { $0.elementsEqual([0x2D]) }), dash + 3 < fields.count,
            let texts = texts(fields), let device = DeviceNumber(texts[2])
        else { return nil }
        return Mount(
            device: device, root: texts[3], point: texts[4], options: options(texts[5]), superOptions: options(texts[dash + 3]),
            fileSystem: texts[dash + 1], source: texts[dash + 2])
    }

    private static func texts(_ fields: [ArraySlice<UInt8>]) -> [String]? {
        let texts = fields.compactMap { String(validating: Escapes.octal($0), as: UTF8.self) }
        return texts.count == fields.count ? texts : nil
    }

    private static func options(_ text: String) -> Set<String> { Set(text.split(separator: ",").map(String.init)) }
}
