import Enrollment

package enum BatchState: String, Sendable, CaseIterable {
    case open
    case submitted
    case discarded
    case undone

    package var title: String {
        switch self {
        case .open: "未提交"
        case .submitted: "已提交"
        case .discarded: "已丢弃"
        case .undone: "已撤销"
        }
    }
}

package struct BatchRecord: Sendable, Hashable {
    package let number: Int
    package let layout: Layout
    package let fileName: String
    package let created: String
    package let `operator`: String
    package let state: BatchState
    package let blankRows: Int
    /// Rows above the list as the clerk's sheet had them, the header last.
    package let heading: [[String]]
    /// Where the list begins in its cells, from 0.
    package let firstColumn: Int
    package let openRows: Int
    package let submittedRows: Int

    /// Of a field in the clerk's own cells.
    package func column(of field: PersonField) -> Int? { layout.column(of: field).map { firstColumn + $0 } }
}

package enum BatchRowState: String, Sendable {
    case open
    case deleted
    case submitted
}

package struct BatchRowRecord: Sendable {
    package let row: BatchRow
    /// The cells as the clerk's sheet had them.
    package let cells: [String]
    package let state: BatchRowState
    package let confirmed: Set<FindingCode>
    /// Amendments: whom the row is about (nil: nobody was found), and the fields it was compared with.
    package let subject: PersonReference?
    package let before: Person?
}

/// A list about to become a batch.
package struct NewBatch: Sendable {
    package let layout: Layout
    package let fileName: String
    package let blankRows: Int
    package let heading: [[String]]
    package let firstColumn: Int
    package let rows: [NewBatchRow]

    package init(
        layout: Layout, fileName: String, blankRows: Int, heading: [[String]], firstColumn: Int = 0, rows: [NewBatchRow]
    ) {
        self.layout = layout
        self.fileName = fileName
        self.blankRows = blankRows
        self.heading = heading
        self.firstColumn = firstColumn
        self.rows = rows
    }
}

package struct NewBatchRow: Sendable {
    package let row: BatchRow
    package let cells: [String]
    /// Amendments only.
    package let subject: PersonRecord?
    /// Put in another's place, the row stays about whom that was about.
    package let keepsSubject: Bool

    package init(row: BatchRow, cells: [String], subject: PersonRecord? = nil, keepsSubject: Bool = false) {
        self.row = row
        self.cells = cells
        self.subject = subject
        self.keepsSubject = keepsSubject
    }
}
