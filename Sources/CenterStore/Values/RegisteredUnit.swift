import Enrollment

/// A unit of this center.
package struct RegisteredUnit: Sendable, Hashable {
    package let code: String
    package let name: String
    package let kind: UnitKind

    package init(code: String, name: String, kind: UnitKind) {
        self.code = code
        self.name = name
        self.kind = kind
    }
}
