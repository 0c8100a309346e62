/// What a shell is told. The numbers are a contract; 64, 70 and 73 are those of sysexits.h.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Understood and refused.
    case refused = 1
    case usage = 64
    /// A fault of ours.
    case fault = 70
    case cannotWrite = 73
}

/// A command line that contradicts itself in a way its grammar does not show.
package struct UsageError: Error {
    package let message: String

    package init(_ message: String) { self.message = message }
}
