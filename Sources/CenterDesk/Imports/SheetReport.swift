import CenterStore

/// What came of importing a sheet: all rows, or with a fault none.
package struct SheetReport: Sendable {
    package let kind: SheetKind
    package let fileName: String
    package let rows: Int
    package let blankRows: Int
    package let faults: [ImportFault]

    package var isStored: Bool { faults.isEmpty }
    /// Rows that have a fault.
    package var rejected: Int { Set(faults.map(\.row)).count }
    package var accepted: Int { rows - rejected }
}
