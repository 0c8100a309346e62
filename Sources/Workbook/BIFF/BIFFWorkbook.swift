/// Reads a workbook of Excel 2.1 to 2003 ([MS-XLS]): the globals, then each sheet.
enum BIFFWorkbook {
    static func read(_ file: CompoundFile) throws(WorkbookError) -> Workbook {
        if file.holds("EncryptedPackage") { throw .encrypted }
        // Excel 5.0 and 95 named it Book; a few programs go on to, with the newer records.
        for name in ["Workbook", "Book"] {
            if let stream = try file.stream(name) { return try read(stream: stream) }
        }
        if file.holds("WordDocument") { throw .unsupported(kind: " Word 文档") }
        throw file.isCut ? .cutOff : .unreadable
    }

    static func read(stream: ArraySlice<UInt8>) throws(WorkbookError) -> Workbook {
        let bytes = stream.span.bytes
        var texts = TextPool()
        let globals = try WorkbookGlobals(bytes, &texts)
        let sharedStrings = texts.count
        let numbers = CellNumbers(globals)
        var sheets: [(bound: BoundSheet, cells: CellCollector)] = []
        var places: [Range<Int>] = []
        var budget = Workbook.Limits.cells
        for bound in globals.sheets where bound.isWorksheet {
            var reader = WorksheetReader(globals: globals, numbers: numbers, sharedStrings: sharedStrings)
            let place = try reader.read(bound, in: bytes, budget: budget, &texts)
            // Each stands by itself, or a small file could be read a thousand times.
            guard !places.contains(where: place.overlaps) else { throw .unreadable }
            places.append(place)
            budget -= reader.cells.count
            sheets.append((bound, reader.cells))
        }
        guard !sheets.isEmpty else { throw .unreadable }
        return Workbook(sheets: sheets.map { Sheet(name: $0.bound.name, isHidden: $0.bound.isHidden, cells: $0.cells, texts: texts) })
    }
}
