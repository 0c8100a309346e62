import UnitDesk

/// One sentence about what was refused, beside the field it is about.
struct Problem: Sendable {
    let text: String
    /// Where the manual says what to do.
    let whatToDo: String?

    init(_ text: String) {
        self.text = text
        whatToDo = nil
    }

    /// A fault of ours is thrown on.
    init(of error: any Error) throws {
        guard let (code, message) = Refusals.describe(error) else { throw error }
        text = message
        whatToDo = HelpAnchor.path(code)
    }
}
