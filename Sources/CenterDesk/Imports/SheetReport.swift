import CenterStore

/// What came of a sheet: all rows were taken in, or with a fault none.
package struct SheetReport: Sendable {
    /// So many faults are told of; a sheet that has more is no list of single mistakes.
    static let listedFaults = 10_000

    package let kind: SheetKind
    package let fileName: String
    package internal(set) var rows = 0
    package internal(set) var blankRows = 0
    /// Rows that have a fault.
    package internal(set) var rejected = 0
    /// In the order of rows, then of columns; the first ten thousand.
    package internal(set) var faults: [ImportFault] = []
    /// nil where a fault keeps the sheet out.
    package internal(set) var changes: SheetChanges?
    /// False for a rehearsal, too.
    package internal(set) var isStored = false

    package var accepted: Int { rows - rejected }

    /// The column's title for a value that changes.
    package func title(of value: SheetChanges.Amendment.Value) -> String { kind.title(of: value.column) }

    /// Counts a row, and keeps what is wrong with it.
    mutating func take(_ row: RowReader) {
        rows += 1
        guard !row.faults.isEmpty else { return }
        rejected += 1
        guard faults.count < Self.listedFaults else { return }
        faults += sorted(row.faults)
    }

    mutating func take(_ clashes: [SheetClash]) {
        guard !clashes.isEmpty else { return }
        rejected += Set(clashes.map(\.row)).count
        faults += clashes.map { clash in
            let column = kind.title(of: clash.column)
            let message =
                switch clash.other {
                case .row(let first): "与第 \(first) 行重复，请只留一行。"
                case .standing(let holder): kind == .cards ? "这个卡号在批次 \(holder) 里已经有了，请核对。" : "这个编号已经是单位 \(holder) 的人员，请核对。"
                }
            return ImportFault(row: clash.row, column: column, code: .duplicate, message: message)
        }
        faults = sorted(faults)
    }

    private func sorted(_ faults: [ImportFault]) -> [ImportFault] {
        let order = kind.columns
        return faults.sorted { ($0.row, order.firstIndex(of: $0.column) ?? 0) < ($1.row, order.firstIndex(of: $1.column) ?? 0) }
    }
}
