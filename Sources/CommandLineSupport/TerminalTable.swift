import Paperwork

extension Listing {
    /// For a terminal: columns aligned by display width, numbers to the right, a line under the header.
    package var terminalTable: String { forPeople.alignedTable }

    private var alignedTable: String {
        let cells = texts.map { $0.map(Self.printable) }
        let widths = header.indices.map { column in
            ([header[column]] + cells.map { $0[column] }).map(DisplayWidth.of).max() ?? 0
        }
        let numeric = header.indices.map { column in !rows.isEmpty && rows.allSatisfy { $0[column].isNumber } }
        func line(_ values: [String]) -> String {
            let padded = values.indices.map { column in
                let gap = String(repeating: " ", count: widths[column] - DisplayWidth.of(values[column]))
                return numeric[column] ? gap + values[column] : values[column] + gap
            }
            var text = padded.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return ([line(header), rule] + cells.map(line)).joined(separator: "\n")
    }

    /// A control character in a cell must not reach the terminal as a command.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
}

extension ListingValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .count, .fen: true
        case .text, .word, .none: false
        }
    }
}
