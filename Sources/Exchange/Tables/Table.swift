import SealedPackage

/// One table of a message: its schema, and how a row is written and read.
struct Table<Row: Sendable>: Sendable {
    let name: String
    /// Chinese, for people.
    let title: String
    let fields: [TableResource.Field]
    let encode: @Sendable (Row) -> [String]
    /// nil when the row does not fit.
    let decode: @Sendable (FieldReader) -> Row?

    func resource(_ rows: [Row]) throws(ExchangeError) -> TableResource {
        guard let bytes = CSVText.encoded([fields.map(\.name)] + rows.map(encode)) else {
            throw .tableMalformed(table: title, row: rows.firstIndex { !encode($0).allSatisfy(CSVText.isClean) }.map { $0 + 1 })
        }
        return TableResource(name: name, title: title, fields: fields, bytes: bytes)
    }

    /// nil when the package has no such table.
    func rows(in files: [String: [UInt8]]) throws(ExchangeError) -> [Row]? {
        guard let bytes = files["data/\(name).csv"] else { return nil }
        guard let records = CSVText.records(bytes), records.first == fields.map(\.name) else {
            throw .tableMalformed(table: title, row: nil)
        }
        var rows: [Row] = []
        rows.reserveCapacity(records.count - 1)
        for (position, record) in records.dropFirst().enumerated() {
            guard record.count == fields.count, zip(fields, record).allSatisfy({ !$0.isRequired || !$1.isEmpty }),
                let row = decode(FieldReader(fields: record))
            else { throw .tableMalformed(table: title, row: position + 1) }
            rows.append(row)
        }
        return rows
    }

    func requiredRows(in files: [String: [UInt8]]) throws(ExchangeError) -> [Row] {
        guard let rows = try rows(in: files) else { throw .tableMalformed(table: title, row: nil) }
        return rows
    }
}
