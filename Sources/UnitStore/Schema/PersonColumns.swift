import Enrollment
import GRDB

/// The 17 person columns, named as the fields are.
enum PersonColumns {
    static let names = PersonField.allCases.map { "\"\($0.rawValue)\"" }
    static let list = names.joined(separator: ", ")
    static let placeholders = names.map { _ in "?" }.joined(separator: ", ")
    static let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")

    /// From the row's column at `offset` on.
    static func person(_ row: Row, at offset: Int) -> Person {
        Person(fields: (0..<PersonField.allCases.count).map { row[offset + $0] as String })
    }
}

extension Person {
    var arguments: [any DatabaseValueConvertible] { fields }
}
