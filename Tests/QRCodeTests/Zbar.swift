import Foundation
import Testing

/// Another's reader: `zbarimg` of Debian's zbar-tools.
struct Zbar {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-qr-\(UUID())")
    private var pictures: [String] = []

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    /// Adds a picture: three pixels a module, within the quiet zone of four modules (6.3.8).
    mutating func add(size: Int, isDark: (_ x: Int, _ y: Int) -> Bool) throws {
        let side = size + 8
        let modules = 4..<size + 4
        var pixels: [UInt8] = []
        for y in 0..<side {
            let row = (0..<side).flatMap { x -> [UInt8] in
                let dark = modules.contains(x) && modules.contains(y) && isDark(x - 4, y - 4)
                return [UInt8](repeating: dark ? 0 : 255, count: 3)
            }
            pixels += row + row + row
        }
        let name = "\(pictures.count).pgm"
        try (Data("P5 \(3 * side) \(3 * side) 255\n".utf8) + pixels).write(to: folder.appending(path: name))
        pictures.append(name)
    }

    /// The texts of all pictures in their order. Fails when there is no zbarimg, or a picture in which it finds nothing.
    consuming func read() throws -> [String] {
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["zbarimg", "--raw", "-q", "--nodbus", "-Sdisable", "-Sqrcode.enable"] + pictures
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let texts = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "zbarimg: 127 when it is missing, 4 when a picture holds no code that it can read")
        return String(decoding: texts, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
