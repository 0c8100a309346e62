/// Names on a volume that may be FAT.
enum VolumeNames {
    private static let start = ".canbao-"
    private static let end = ".tmp"

    /// Short, hidden, and told from everything else: `.canbao-1f00ab2c.tmp`.
    static func temporary() -> String {
        let digits = String(UInt32.random(in: 0 ... .max), radix: 16)
        return start + String(repeating: "0", count: 8 - digits.count) + digits + end
    }

    /// Left over by a copy whose stick was pulled.
    static func isTemporary(_ name: String) -> Bool {
        let digits = name.dropFirst(start.count).dropLast(end.count)
        return name.hasPrefix(start) && name.hasSuffix(end) && digits.count == 8 && digits.allSatisfy { "0123456789abcdef".contains($0) }
    }

    /// Long names of FAT (fatgen103, section 7): up to 255 UTF-16 units, none of them these, no dot or space at the end.
    static func isUsable(_ name: String) -> Bool {
        guard let last = name.unicodeScalars.last, last != ".", last != " ", name.utf16.count <= 255, name.utf8.count <= 255 else {
            return false
        }
        return !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && !"\"*/:<>?\\|".unicodeScalars.contains($0) }
    }
}
