import CenterStore
import Enrollment

/// Everything a comparison looks at besides the row itself.
package struct CoreRegister: Sendable {
    /// false until core data was imported once; then every row stays pending.
    package let isLoaded: Bool
    package let records: [Identity: CoreRecord]
    /// The units whose newest declaration holds the identity: code and name, in the order of the codes.
    package let declarers: [Identity: [DeclaringUnit]]

    package init(isLoaded: Bool, records: [Identity: CoreRecord], declarers: [Identity: [DeclaringUnit]]) {
        self.isLoaded = isLoaded
        self.records = records
        self.declarers = declarers
    }
}

package struct DeclaringUnit: Sendable, Hashable {
    package let code: String
    package let name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
