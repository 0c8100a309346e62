import Enrollment

/// What `check` and `stage` say of a sheet.
package struct CheckReport: Sendable {
    package let file: String
    /// Data rows.
    package let rows: Int
    package let blankRows: Int
    package let accepted: Int
    package let findings: [Finding]

    package var rejected: Int { rows - accepted }

    init(file: String, rows: Int, blankRows: Int, findings: [Finding]) {
        self.file = file
        self.rows = rows
        self.blankRows = blankRows
        self.findings = findings
        accepted = rows - Set(findings.lazy.filter { $0.severity == .error }.map(\.row)).count
    }
}
