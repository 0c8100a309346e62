@testable import Workbook

/// What is no delimited text: pages, XML of Excel 2003, archived pages.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkup(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let text = try? TextDecoding.utf8(Harness.bytes(start, count)) else { return 0 }
    if let workbook = try? HTMLPage.workbook(text) { Sheets.check(workbook) }
    if let workbook = try? SpreadsheetML.workbook(text) { Sheets.check(workbook) }
    if let workbook = try? WebArchive.workbook(text) { Sheets.check(workbook) }
    return 0
}
