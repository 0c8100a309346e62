import CenterStore
import DurableFile
import Foundation
import Ledger
import SealedPackage

extension CenterDesk {
    /// Files of an earlier run that the ledger counts as sent and that never got their name, because the program was stopped there.
    ///
    /// Those that are whole get it now; where one is gone for good its unit is owed a new answer.
    func completeLeavingFiles() throws {
        let files = try store.leavingFiles()
        guard !files.isEmpty else { return }
        try raiseSent(Set(files.map(\.unit)).flatMap { try store.packages(unit: $0) })
        var arrived: [LeavingFile] = []
        var lost: [LeavingFile] = []
        for file in files {
            let staged = StagedFile(temporary: URL(filePath: file.temporary), destination: URL(filePath: file.destination))
            do {
                // In this form a name that can't be given leaves the file where it is.
                if FileManager.default.fileExists(atPath: file.temporary) { try StagedFile.commit([staged]) }
                if FileManager.default.fileExists(atPath: file.destination) { arrived.append(file) } else { lost.append(file) }
            } catch {
                tell("“\(file.destination)”还没有写成：" + error.message)
            }
        }
        try store.haveLeft(arrived)
        if !arrived.isEmpty { tell("上一次中途停止，已经补上 \(arrived.count) 个文件：" + names(arrived)) }
        if !lost.isEmpty {
            try store.areLost(lost, entry: entry("files.lost", "", ["files": names(lost)]))
            tell("上一次中途停止，有 \(lost.count) 个文件找不到了：" + names(lost) + "。结果包会换一个号重新发出；开户包请再开一次户。")
        }
    }

    /// After the commit that gives the numbers and before anything leaves: what left is never forgotten, and what did not leave makes no gap.
    func raiseSent(_ packages: [PackageRecord]) throws {
        let results = packages.filter { $0.direction == .sent && $0.kind == Manifest.Kind.result.rawValue }
        try side.raise(
            sent: Dictionary(results.map { ($0.counterpart, SideFile.Mark(sequence: $0.sequence, manifest: $0.manifest)) }) {
                older, newer in
                newer.sequence > older.sequence ? newer : older
            })
    }

    private func names(_ files: [LeavingFile]) -> String {
        files.map { URL(filePath: $0.destination).lastPathComponent }.joined(separator: "、")
    }
}

extension StagedFile {
    func leaving(for unit: String) -> LeavingFile {
        LeavingFile(temporary: temporary.absoluteURL.path, destination: destination.absoluteURL.path, unit: unit)
    }
}
