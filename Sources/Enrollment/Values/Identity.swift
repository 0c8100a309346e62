/// 证件类型 and 证件号码, unique as a pair within a unit. Normalised text.
package struct Identity: Sendable, Hashable, Codable {
    package let type: String
    package let number: String

    package init(type: String, number: String) {
        self.type = type
        self.number = number
    }
}
