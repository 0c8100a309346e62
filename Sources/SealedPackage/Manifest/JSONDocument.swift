/// JSON (RFC 8259) as the package format allows it: integers up to 2⁵³−1 and no other numbers, no name twice in an object.
package indirect enum JSONDocument: Sendable, Hashable {
    case object([JSONMember])
    case array([JSONDocument])
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case null

    package subscript(name: String) -> JSONDocument? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    package var number: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    package var elements: [JSONDocument]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    package static let largestInteger = 9_007_199_254_740_991
}

package struct JSONMember: Sendable, Hashable {
    package let name: String
    package let value: JSONDocument

    package init(_ name: String, _ value: JSONDocument) {
        self.name = name
        self.value = value
    }
}
