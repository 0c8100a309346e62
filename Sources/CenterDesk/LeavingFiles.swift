import CenterStore
import DurableFile
import Foundation

extension CenterDesk {
    /// Files of an earlier run that the ledger counts as sent and that never got their name, because the program was stopped there.
    ///
    /// - Returns: those that stand under their names now; where one is gone for good its unit is owed a new answer.
    @discardableResult
    func completeLeavingFiles() throws -> [URL] {
        let files = try store.leavingFiles()
        guard !files.isEmpty else { return [] }
        var arrived: [LeavingFile] = []
        var lost: [LeavingFile] = []
        for file in files {
            let staged = StagedFile(temporary: URL(filePath: file.temporary), destination: URL(filePath: file.destination))
            do {
                if FileManager.default.fileExists(atPath: file.temporary) {
                    try staged.commit()
                } else if !FileManager.default.fileExists(atPath: file.destination) {
                    throw DurableFileError(path: file.destination, errno: ENOENT)
                }
                arrived.append(file)
            } catch {
                lost.append(file)
            }
        }
        try store.haveLeft(arrived)
        if !lost.isEmpty {
            try store.areLost(
                lost,
                entry: entry(
                    "files.lost", "", ["files": lost.map { URL(filePath: $0.destination).lastPathComponent }.joined(separator: " ")]))
        }
        return arrived.map { URL(filePath: $0.destination) }
    }
}

extension StagedFile {
    func leaving(for unit: String) -> LeavingFile {
        LeavingFile(temporary: temporary.absoluteURL.path, destination: destination.absoluteURL.path, unit: unit)
    }
}
