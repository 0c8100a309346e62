import Paperwork

/// A JSON document whose members keep their order.
package indirect enum JSONValue: Sendable {
    case text(String)
    case number(Int)
    /// A number's own digits, where it is not whole.
    case decimal(String)
    case flag(Bool)
    case null
    case array([JSONValue])
    case object([(String, JSONValue)])

    package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
    package static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.number) ?? .null }

    /// On one line.
    package var encoded: String {
        switch self {
        case .text(let text): JSONText.quoted(text)
        case .number(let number): String(number)
        case .decimal(let digits): digits
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        case .array(let values): "[" + values.map(\.encoded).joined(separator: ", ") + "]"
        case .object(let members): "{" + members.map { JSONText.quoted($0) + ": " + $1.encoded }.joined(separator: ", ") + "}"
        }
    }
}
