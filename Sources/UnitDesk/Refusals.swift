import Delivery
import DurableFile
import Enrollment
import Exchange
import Ledger
import SealedPackage
import UnitStore
import Workbook

/// The one place that tells an error a person may read from one only a log may hold.
package enum Refusals {
    /// nil for a fault of ours.
    package static func describe(_ error: any Error) -> (code: String, message: String)? {
        switch error {
        case let error as DeskError: (error.code, error.message)
        case let error as StoreError: (error.code, error.message)
        case let error as LayoutError: (error.code, error.message)
        case let error as WorkbookError: (error.code, error.message)
        case let error as PackageError: (error.code, error.message)
        case let error as ExchangeError: (error.code, error.message)
        case let error as LedgerError: (error.code, error.message)
        case let error as DurableFileError: (error.code, error.message)
        case let error as VolumeError: (error.code, error.message)
        default: LedgerError(error).map { ($0.code, $0.message) }
        }
    }
}
