import CenterStore
import Enrollment

struct CoreSheet: SheetReader {
    private static let standings = CoreStanding.allCases.map { ($0.rawValue, $0) }

    let normaliser: Normaliser

    /// Normalised as a unit's rows are, so that the two can be compared.
    func value(_ row: inout RowReader) -> CoreRecord? {
        _ = row.code(0)
        _ = row.code(1)
        _ = row.text(2)
        let standing = row.word(3, Self.standings)
        let note = row.text(4)
        guard let standing else { return nil }
        return CoreRecord(
            identity: Identity(
                type: normaliser.value(of: row.cell(0), .identityType), number: normaliser.value(of: row.cell(1), .identityNumber)),
            name: normaliser.value(of: row.cell(2), .name), standing: standing, note: note)
    }
}
