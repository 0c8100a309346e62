package enum Severity: String, Sendable, Codable, Hashable {
    case error
    case warning
}

/// What a rule says of one cell. Errors keep a row from being submitted, warnings do not.
package struct Finding: Sendable, Hashable {
    /// The row's number as Excel shows it.
    package let row: Int
    /// The column's Chinese title, verbatim from the layout.
    package let column: String
    package let code: FindingCode
    package let severity: Severity
    /// One sentence that names the value and says what to do.
    package let message: String
    /// May go in after 经核对证件原件无误, with a reason.
    package let confirmable: Bool

    package init(row: Int, column: String, code: FindingCode, severity: Severity, message: String, confirmable: Bool) {
        self.row = row
        self.column = column
        self.code = code
        self.severity = severity
        self.message = message
        self.confirmable = confirmable
    }
}
