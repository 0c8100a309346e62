import DurableFile
import Foundation

extension CenterDesk {
    /// A slip for each package that was refused, to be sent back to its unit. Returns them in order.
    package func writeSlips(for received: [ReceivedPackage], to folder: URL) throws -> [URL] {
        let names = Dictionary(try store.units().map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
        let centerName = try profile.name
        try DurableFile.makeFolder(folder)
        var taken: Set<String> = []
        return try received.filter { !$0.accepted }.map { package in
            let file = URL(filePath: package.file)
            let slip = RefusalSlip(
                centerName: centerName, unitCode: package.unit.flatMap { names[$0] == nil ? nil : $0 },
                unitName: package.unit.flatMap { names[$0] }, file: file.lastPathComponent, received: clock.today,
                code: package.code ?? "", message: package.message)
            let base = file.deletingPathExtension().lastPathComponent + "-退回单"
            // Two folders may hold files of one name.
            var name = base
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(base)-\(number)"
                number += 1
            }
            let place = folder.appending(path: name + ".html")
            try DurableFile.write(Array(slip.html.utf8), to: place)
            return place
        }
    }
}
