import Foundation

/// Labels of block devices by the kernel's name, from udev's links under /dev/disk/by-label.
struct DiskLabels {
    private let labels: [String: String]

    init(folder: URL) {
        let links = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        labels = Dictionary(
            links.compactMap { link in
                guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder.appending(path: link).path)
                else { return nil }
                return (URL(filePath: target).lastPathComponent, Self.label(link))
            }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> String? {
        guard let label = labels[name], !label.isEmpty else { return nil }
        return label
    }

    /// A stick that was formatted in Windows bears its name in GBK, which udev escapes byte by byte.
    private static func label(_ link: String) -> String {
        ForeignText.text(Escapes.udev(Array(link.utf8))).trimmingCharacters(in: .whitespaces)
    }
}
