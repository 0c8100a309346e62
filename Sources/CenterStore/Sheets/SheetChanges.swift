/// What taking in a sheet changes, by count and by the first few.
package struct SheetChanges: Sendable, Hashable {
    /// One row that stands there with other values.
    package struct Amendment: Sendable, Hashable {
        package struct Value: Sendable, Hashable {
            /// The column's name in the table.
            package let column: String
            package let before: String
            package let after: String
        }

        package let label: String
        package let values: [Value]
    }

    package let added: Int
    package let changed: Int
    package let same: Int
    package let removed: Int
    package let firstAdded: [String]
    package let firstChanged: [Amendment]
    package let firstRemoved: [String]
}

/// Two rows that cannot both stand.
package struct SheetClash: Sendable, Hashable {
    package enum Other: Sendable, Hashable {
        /// A row further up.
        case row(Int)
        /// One that the sheet leaves; whose it is.
        case standing(of: String)
    }

    /// As Excel shows it.
    package let row: Int
    /// The column's name in the table.
    package let column: String
    package let other: Other
}
