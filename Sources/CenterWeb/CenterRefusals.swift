import CenterDesk
import DurableFile
import Ledger
import Workbook

/// The one place that tells an error a person may read from one only a log may hold.
enum CenterRefusals {
    /// nil for a fault of ours.
    static func describe(_ error: any Error) -> (code: String, message: String)? {
        switch error {
        case let error as CenterRefusal: (error.code, error.message)
        case let error as OperatorRefusal: (error.code, error.message)
        case let error as LedgerError: (error.code, error.message)
        case let error as WorkbookError: (error.code, error.message)
        case let error as DurableFileError: (error.code, error.message)
        default: LedgerError(error).map { ($0.code, $0.message) }
        }
    }
}
