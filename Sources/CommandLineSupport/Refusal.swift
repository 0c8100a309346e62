/// An error that a person is told about: understood, and refused.
///
/// The concrete errors of the lower targets get their conformance in `RefusalConformances.swift`, those of a desk beside the program's commands.
package protocol Refusal: Error {
    /// From the design, such as `password.wrong`; stands in `--json`.
    var code: String { get }
    /// One Chinese sentence that says what to do.
    var message: String { get }
    /// The file it is about, where there is one.
    var file: String? { get }
    var exitStatus: ExitStatus { get }
}

extension Refusal {
    package var file: String? { nil }
    package var exitStatus: ExitStatus { .refused }

    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("code", .text(code)), ("message", .text(message))]
        if let file { members.append(("file", .text(file))) }
        return .object([("refused", .object(members))])
    }
}

/// A refusal together with the file it is about.
package struct FileRefusal: Refusal {
    package let file: String?
    package let code: String
    package let message: String
    package let exitStatus: ExitStatus

    package init(_ refusal: some Refusal, file: String) {
        self.file = file
        code = refusal.code
        message = refusal.message
        exitStatus = refusal.exitStatus
    }
}
