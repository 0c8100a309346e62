import Foundation
import UnitDesk

/// One browser: from the first page anonymous, after login with the unlocked keys.
struct Session: Sendable {
    /// The cookie's value, 256 random bits in hex.
    let identifier: String
    /// Stands in every form.
    private(set) var token: String
    var keys: UnlockedKeys?
    var operatorName = ""
    /// Login code accepted, password not yet.
    var passedCode = false
    var isDemonstration = false
    /// A former year that is looked at; nil: the one that is open.
    var closedYear: Int?
    var notice: Notice?
    /// Shown, waiting for a yes.
    var activation: ActivationPlan?
    var result: ResultPlan?
    var swap: Swap?
    /// A workbook in which several sheets look like the list.
    var workbook: ChosenFile?
    var lastUsed: Date

    init(now: Date) {
        identifier = Self.secret()
        token = Self.secret()
        lastUsed = now
    }

    var isLoggedIn: Bool { keys != nil }

    /// The same session as a page shows it that is made for all of them.
    func bearing(token: String) -> Session {
        var session = self
        session.token = token
        return session
    }

    static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let hex = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
    }
}

/// What the next page says once.
struct Notice: Sendable {
    enum Kind: String, Sendable {
        case ok
        case warn
        case error
    }

    let kind: Kind
    let title: String
    let text: String
    /// Of the refusal: leads to what the manual says of it.
    let code: String?

    init(_ kind: Kind, _ title: String, _ text: String = "", code: String? = nil) {
        self.kind = kind
        self.title = title
        self.text = text
        self.code = code
    }
}

/// A file that waits for the clerk to say which of its sheets is meant.
struct ChosenFile: Sendable {
    let destination: Destination
    let file: Form.File
    let sheets: [String]
}
