/// Why a database is not opened or not restored. Nothing was touched.
package enum LedgerError: Error, Sendable, Equatable {
    /// Written by a newer program.
    case newer
    case damaged
    /// The file is a database, but of another kind of program.
    case foreign

    package var code: String {
        switch self {
        case .newer: "data.newer"
        case .damaged, .foreign: "data.damaged"
        }
    }

    package var message: String {
        switch self {
        case .newer: "这份数据是更新版本的程序写的，本程序没有动它。请换用新版本的程序打开。"
        case .damaged: "数据文件已损坏，本程序没有动它。请从最近的备份恢复；没有备份时请联系中心重新发开户包。"
        case .foreign: "这个文件不是本程序的数据文件，没有动它。请选择本程序备份出来的文件。"
        }
    }
}
