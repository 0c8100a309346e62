import DurableFile
import Foundation

extension CenterDesk {
    /// A slip for each package that was refused, to be sent back to its unit. Returns them in order; one that can't be written stops no other.
    package func writeSlips(for received: [ReceivedPackage], to folder: URL) throws -> [URL] {
        let names = Dictionary(try store.units().map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        let centerName = try profile.name
        try DurableFile.makeFolder(folder)
        var taken: Set<String> = []
        var written: [URL] = []
        for package in received where !package.accepted {
            let unit = package.unit.flatMap { names[$0] == nil ? nil : $0 }
            let slip = RefusalSlip(
                centerName: centerName, unitCode: unit, unitName: unit.flatMap { names[$0] },
                file: URL(filePath: package.file).lastPathComponent, received: clock.today, code: package.code ?? "",
                message: package.message, isForgotten: package.isForgotten)
            let place = folder.appending(path: Self.slipName(package.file, &taken))
            do {
                try DurableFile.write(Array(slip.html.utf8), to: place)
                written.append(place)
            } catch {
                tell("“\(package.file)”的退回单没有写成：" + error.message)
            }
        }
        return written
    }

    /// Two folders may hold files of one name, and a mail may be named longer than a file can be.
    private static func slipName(_ file: String, _ taken: inout Set<String>) -> String {
        var base = URL(filePath: file).deletingPathExtension().lastPathComponent
        while base.utf8.count > 150 { base.removeLast() }
        var name = base + "-退回单"
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(base)-退回单-\(number)"
            number += 1
        }
        return name + ".html"
    }
}
