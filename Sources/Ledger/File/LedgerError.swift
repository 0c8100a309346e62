import GRDB

/// Why a database is not opened, not restored, or not written. Nothing was changed.
package enum LedgerError: Error, Sendable, Equatable {
    /// Written by a newer program.
    case newer
    case damaged
    /// The file is a database, but of another kind of program.
    case foreign
    /// There is no file, though there was one: backups of it, or its log, are here.
    case missing
    case diskFull
    case readOnly
    /// The disk does not do what it is told.
    case unwritable
    /// Another program has been writing for longer than we wait.
    case busy

    /// What SQLite means, where a person can do something about it.
    package init?(_ error: any Error) {
        guard let error = error as? DatabaseError else { return nil }
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly
        case .SQLITE_CANTOPEN, .SQLITE_IOERR: self = .unwritable
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged
        default: return nil
        }
    }

    package var code: String {
        switch self {
        case .newer: "data.newer"
        case .damaged, .foreign, .missing: "data.damaged"
        case .diskFull, .readOnly, .unwritable: "output.unwritable"
        case .busy: "data.in-use"
        }
    }

    /// A backup helps; beginning anew would only hide the loss.
    package var isLoss: Bool { [.damaged, .foreign, .missing].contains(self) }

    package var message: String {
        switch self {
        case .newer: "这份数据是更新版本的程序写的，本程序没有动它。请换用新版本的程序打开。"
        case .damaged: "数据文件已损坏，本程序没有动它。请从最近的备份恢复；没有备份时请联系中心重新发开户包。"
        case .foreign: "这个文件不是本程序的数据文件，没有动它。请选择本程序备份出来的文件。"
        case .missing: "数据文件不见了，备份还在；本程序没有另建新的。请从最近的备份恢复。"
        case .diskFull: "数据所在的盘已满，这一步没有做成，原来的数据都在。请腾出空间，再做一次。"
        case .readOnly: "数据文件或它所在的文件夹不能写，这一步没有做成。请取消只读或写保护，再做一次。"
        case .unwritable: "数据文件读写不成，这一步没有做成。请看一下盘是不是满了、坏了或被拔掉了，再做一次。"
        case .busy: "另一个程序正在写这份数据，这一步没有做成。请等它做完，再做一次。"
        }
    }
}
