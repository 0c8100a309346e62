import Foundation

/// Compares a file with what it should hold, reading it from the device where the file system lets one.
enum ReadBack {
    /// O_DIRECT (open(2)), which Swift knows only by its inner name; a file system that can't do it says EINVAL.
    static let pastCache = __O_DIRECT

    /// Reading past the cache needs offsets, lengths and memory in whole blocks; no block of a stick is larger than a page.
    private static let block = 4096
    private static let chunk = 256 * block

    static func equals(_ name: String, in folder: Int32, _ bytes: [UInt8], flags: Int32) throws(VolumeError) -> Bool {
        let file = try VolumeError.check { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags) }
        defer { close(file) }
        var status = stat()
        try VolumeError.check { fstat(file, &status) }
        guard status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count else { return false }
        // For a file system that can't read past its cache: it may at least forget.
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: block)
        defer { buffer.deallocate() }
        var compared = 0
        while compared < bytes.count {
            let count = try VolumeError.check { read(file, buffer.baseAddress, chunk) }
            guard count > 0, count <= bytes.count - compared, isSame(buffer, bytes, compared, count) else { return false }
            compared += count
        }
        return true
    }

    private static func isSame(_ buffer: UnsafeMutableRawBufferPointer, _ bytes: [UInt8], _ offset: Int, _ count: Int) -> Bool {
        bytes.withUnsafeBytes { expected in
            UnsafeRawBufferPointer(rebasing: buffer[..<count]).elementsEqual(
                UnsafeRawBufferPointer(rebasing: expected[offset...].prefix(count)))
        }
    }
}
