/// What every harness is made of: the bytes as a parser gets them, and a way to say that a promise was broken.
enum Harness {
    static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// A broken promise ends the process, so that the fuzzer keeps the input.
    static func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
        if !holds { fatalError(what()) }
    }
}
