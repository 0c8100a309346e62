/// One sentence about what was refused, beside the field it is about.
package struct Problem: Sendable {
    package let text: String
    /// Where the manual says what to do.
    package let whatToDo: String?

    package init(_ text: String, whatToDo: String? = nil) {
        self.text = text
        self.whatToDo = whatToDo
    }
}

/// A page that says nothing else.
package struct ProblemPage: Page {
    package static let template = "problem"
    package let gate: Gate
    package let message: String
    package let help: String?
    package let back: String

    package init(gate: Gate, message: String, help: String? = nil, back: String = "/") {
        self.gate = gate
        self.message = message
        self.help = help
        self.back = back
    }
}
