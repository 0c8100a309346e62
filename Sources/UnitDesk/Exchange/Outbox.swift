import DurableFile
import Foundation

extension UnitDesk {
    static let pendingSuffix = ".pending"

    /// A copy that was recorded gets its name.
    func publish(_ fileName: String) throws {
        try StagedFile.commit(folder.outbox.appending(path: fileName + Self.pendingSuffix), as: folder.outbox.appending(path: fileName))
    }

    /// After a crash between the ledger and the rename: what the ledger knows is published, what it does not know never existed.
    func recoverOutbox() throws {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.outbox.path) else { return }
        let pending = names.filter { $0.hasSuffix(Self.pendingSuffix) && !$0.hasPrefix(".") }
        guard !pending.isEmpty else { return }
        let recorded = Set(try store.packages().filter { $0.direction == .sent }.map(\.fileName))
        for name in pending {
            let final = String(name.dropLast(Self.pendingSuffix.count))
            if recorded.contains(final) {
                try publish(final)
            } else {
                try? FileManager.default.removeItem(at: folder.outbox.appending(path: name))
            }
        }
    }

    /// A package that was made before, to be carried again; nil when it is not in the outbox.
    package func sentPackage(_ fileName: String) throws -> [UInt8]? {
        guard try store.packages().contains(where: { $0.direction == .sent && $0.fileName == fileName }) else { return nil }
        return FileManager.default.contents(atPath: folder.outbox.appending(path: fileName).path).map { Array($0) }
    }
}
