@testable import Workbook

/// [MS-CFB]: whatever the tables say, a stream is never longer than the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCompoundFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    guard let file = try? CompoundFile(bytes) else { return 0 }
    for name in ["Workbook", "Book"] {
        guard let stream = try? file.stream(name) else { continue }
        Harness.promise(stream.count <= bytes.count, "a stream longer than its file")
    }
    _ = try? Workbook(reading: bytes)
    return 0
}
