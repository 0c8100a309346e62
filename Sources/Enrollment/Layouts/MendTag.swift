/// `批次-行号` in the last column of our own error sheet: ties a row to the one it mends.
package struct MendTag: Sendable, Hashable {
    package static let title = "批次-行号"
    package static let reasonTitle = "错误原因"

    package let batch: Int
    package let row: Int

    package init(batch: Int, row: Int) {
        self.batch = batch
        self.row = row
    }

    package init?(_ text: String) {
        let parts = text.trimmed.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let batch = Int(parts[0]), let row = Int(parts[1]), batch > 0, row > 0 else { return nil }
        self.init(batch: batch, row: row)
    }

    package var text: String { "\(batch)-\(row)" }
}
