import Foundation

/// What a program keeps of a browser between two requests.
package protocol SessionContents: Sendable {
    init()
    var isLoggedIn: Bool { get }
    /// What goes over to the new session that a login begins.
    var afterLogin: Self { get }
    /// What is left when nobody was there for a while: nothing that opens anything.
    var locked: Self { get }
}

/// One browser: anonymous from the first page on, and whoever logged in afterwards. Its contents read like members of its own.
@dynamicMemberLookup
package struct Session<Contents: SessionContents>: Sendable {
    /// The cookie's value, 256 random bits in hex.
    package let identifier: String
    /// Stands in every form.
    package private(set) var token: String
    package var notice: Notice?
    package var contents: Contents
    let begun: Date
    var lastUsed: Date

    package init(now: Date, contents: Contents = Contents()) {
        identifier = Self.secret()
        token = Self.secret()
        self.contents = contents
        begun = now
        lastUsed = now
    }

    package subscript<Value>(dynamicMember path: KeyPath<Contents, Value>) -> Value { contents[keyPath: path] }

    package subscript<Value>(dynamicMember path: WritableKeyPath<Contents, Value>) -> Value {
        get { contents[keyPath: path] }
        set { contents[keyPath: path] = newValue }
    }

    /// The same session as a page shows it that is made for all of them.
    package func bearing(token: String) -> Session {
        var session = self
        session.token = token
        return session
    }

    package static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let hex = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
    }
}
