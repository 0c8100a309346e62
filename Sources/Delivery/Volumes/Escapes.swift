/// Bytes that the kernel and udev write as digits because they would split a line or a path.
enum Escapes {
    /// `\040` for a space (proc_pid_mountinfo(5) by way of seq_path in the kernel).
    static func octal(_ text: some Collection<UInt8>) -> [UInt8] { unescaped(text, marker: [0x5C], digits: 3, radix: 8) }

    /// `\x20` for a space (udev's names under /dev/disk).
    static func udev(_ text: some Collection<UInt8>) -> [UInt8] { unescaped(text, marker: [0x5C, 0x78], digits: 2, radix: 16) }

    private static func unescaped(_ text: some Collection<UInt8>, marker: [UInt8], digits: Int, radix: Int) -> [UInt8] {
        var rest = Array(text)[...]
        var bytes: [UInt8] = []
        while let first = rest.first {
            let number = rest.dropFirst(marker.count).prefix(digits)
            if rest.starts(with: marker), number.count == digits, number.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
                let byte = UInt8(String(decoding: number, as: UTF8.self), radix: radix)
            {
                bytes.append(byte)
                rest = rest.dropFirst(marker.count + digits)
            } else {
                bytes.append(first)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }
}
