enum WebArchive {
    static func workbook(_ text: [UInt8]) throws(WorkbookError) -> Workbook { throw .unsupported(kind: "单个文件的网页") }
}
