import Enrollment
import Foundation
import GRDB
import Ledger

extension Row {
    /// A day the schema has checked.
    func day(_ column: String) throws -> CalendarDate {
        guard let day = CalendarDate(iso: self[column]) else { throw LedgerError.damaged }
        return day
    }

    func bytes(_ column: String) -> [UInt8] { Array(self[column] as Data) }

    func reference() throws -> PersonReference {
        guard let reference = PersonReference(text: self["reference"]) else { throw LedgerError.damaged }
        return reference
    }

    /// A word from a closed list the schema has checked.
    func word<Word: RawRepresentable>(_ column: String) throws -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: self[column]) else { throw LedgerError.damaged }
        return word
    }
}

extension [UInt8] {
    var blob: Data { Data(self) }
}
