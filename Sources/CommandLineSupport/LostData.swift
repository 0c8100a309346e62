import Foundation
import Ledger

/// A database that can't be believed or is gone, with the way back.
package struct LostData: Refusal {
    private let loss: LedgerError
    private let newest: BackupFile?
    private let command: String
    private let withoutBackup: String

    /// - Parameters:
    ///   - command: up to the backup's name: `canbao restore`
    ///   - withoutBackup: what is left to do then.
    package static func whileOpening<Desk>(
        _ backups: BackupFolder, command: String, withoutBackup: String, _ open: () throws -> Desk
    ) throws -> Desk {
        do {
            return try open()
        } catch let loss as LedgerError where loss.isLoss {
            throw LostData(loss: loss, newest: backups.goodFiles.first { _ in true }, command: command, withoutBackup: withoutBackup)
        }
    }

    package var code: String { loss.code }

    package var message: String {
        let what = loss == .missing ? "数据文件不见了，本程序没有另建新的。" : "数据文件已损坏，本程序没有动它。"
        guard let newest else {
            return what + "这里也没有完好的备份；别处有备份时请用 \(command) 恢复，没有时\(withoutBackup)。"
        }
        return what + "最近的完好备份是 \(newest.time) 的，请运行：\(command) '\(newest.url.path)'；现在的文件会另存，不会丢。"
    }
}
