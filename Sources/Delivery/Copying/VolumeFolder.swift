/// The folder at the top of a volume, as far as copying needs it. Tests let single steps fail.
protocol VolumeFolder {
    /// Whether the volume is still plugged in and mounted where it was listed.
    var isPresent: Bool { get }
    func freeBytes() throws(VolumeError) -> Int64
    func names() -> [String]
    /// A new file, written and flushed.
    func create(_ name: String, _ bytes: [UInt8]) throws(VolumeError)
    func compare(_ name: String, with bytes: [UInt8]) throws(VolumeError) -> Comparison
    func size(of name: String) throws(VolumeError) -> Int64
    func rename(_ name: String, to other: String) throws(VolumeError)
    func remove(_ name: String) throws(VolumeError)
    /// Makes renames last.
    func flush() throws(VolumeError)
}

/// How a file was found when it was read back.
struct Comparison: Equatable {
    let isSame: Bool
    /// It came from the device, past what the kernel remembers of it.
    let isPastCache: Bool
}
