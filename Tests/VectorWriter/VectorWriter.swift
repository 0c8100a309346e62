import Foundation
import Forge

/// Writes the packages of Tests/Vectors with what must become of them. Keys, nonces and signatures are random: by hand, once.
@main enum VectorWriter {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: vectors FOLDER")
            exit(64)
        }
        let folder = URL(filePath: CommandLine.arguments[1])
        var book = try VectorBook()
        try book.addValid()
        try book.addFiles()
        try book.addEnvelopes()
        try book.addSignatures()
        try book.addCertificates()
        try book.addContainers()
        try book.addManifests()
        try book.addTables()
        try book.addOrder()
        try book.addRegistrations()
        for (name, text) in book.workshop.cast.files { try write(Data(text.utf8), to: folder.appending(path: "keys/\(name)")) }
        for vector in book.vectors {
            try write(Data(vector.bytes), to: folder.appending(path: vector.name + ".canbao"))
            try write(Data(vector.text.utf8), to: folder.appending(path: vector.name + ".txt"))
        }
        print("\(book.vectors.count) packages")
    }

    private static func write(_ data: Data, to url: URL) throws {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }
}
