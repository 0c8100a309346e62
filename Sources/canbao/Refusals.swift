import CommandLineSupport
import Enrollment
import LocalWeb
import UnitDesk
import UnitStore

extension DeskError: Refusal {
    package var exitStatus: ExitStatus { code == "output.unwritable" ? .cannotWrite : .refused }
}

extension StoreError: Refusal {}
extension LayoutError: Refusal {}
extension LocalServerError: Refusal {}

/// A refusal of what a file holds names the file.
func aboutFile<T>(_ file: String, _ work: () throws -> T) throws -> T {
    do { return try work() } catch let refusal as any Refusal where !(refusal is DeskError || refusal is StoreError) {
        throw FileRefusal(refusal, file: file)
    }
}
