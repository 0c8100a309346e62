@testable import Workbook

/// [MS-XLS]: a workbook stream of any version.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let workbook = try? BIFFWorkbook.read(stream: Harness.bytes(start, count)[...]) else { return 0 }
    Sheets.check(workbook)
    return 0
}
