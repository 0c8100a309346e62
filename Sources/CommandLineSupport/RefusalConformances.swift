import DurableFile
import Exchange
import Ledger
import SealedPackage
import Workbook

/// The errors of the lower targets carry their codes and sentences already.
extension PackageError: Refusal {}
extension ExchangeError: Refusal {}
extension WorkbookError: Refusal {}

extension LedgerError: Refusal {
    package var exitStatus: ExitStatus { code == "output.unwritable" ? .cannotWrite : .refused }
}

extension DurableFileError: Refusal {
    package var exitStatus: ExitStatus { .cannotWrite }
}
