/// A table of a package: CSV bytes and the Table Schema that describes them (Frictionless, Table Schema v2).
package struct TableResource: Sendable {
    package struct Field: Sendable, Hashable {
        package enum Kind: String, Sendable {
            case string
            case integer
            case date
            case datetime
        }

        package let name: String
        /// Chinese, for people.
        package let title: String
        package let kind: Kind
        package let isRequired: Bool

        package init(_ name: String, _ title: String, _ kind: Kind = .string, isRequired: Bool = false) {
            self.name = name
            self.title = title
            self.kind = kind
            self.isRequired = isRequired
        }
    }

    package let name: String
    package let title: String
    package let fields: [Field]
    package let bytes: [UInt8]

    package init(name: String, title: String, fields: [Field], bytes: [UInt8]) {
        self.name = name
        self.title = title
        self.fields = fields
        self.bytes = bytes
    }

    package var path: String { "data/\(name).csv" }
}
