import SealedPackage

/// One table of a message: its schema, and how a row is written and read.
struct Table<Row: Sendable>: Sendable {
    let name: String
    /// Chinese, for people.
    let title: String
    /// Positions of the fields that together name a row, which therefore stands once; none where rows may repeat.
    var key: [Int] = []
    let fields: [TableResource.Field]
    let encode: @Sendable (Row) -> [String]
    /// nil when the row does not fit.
    let decode: @Sendable (FieldReader) -> Row?
    /// What only a row from elsewhere can get wrong, such as a digest of its own fields.
    var isTrue: @Sendable (Row, FieldReader) -> Bool = { _, _ in true }

    /// Refuses to write what the other side would refuse to read.
    func resource(_ rows: [Row]) throws(ExchangeError) -> TableResource {
        var writer = CSVWriter()
        do { try writer.append(fields.map(\.name)) } catch { throw malformed(nil) }
        var keys: Set<String> = []
        for (position, row) in rows.enumerated() {
            let record = encode(row)
            guard read(record, &keys) != nil else { throw malformed(position) }
            do { try writer.append(record) } catch { throw malformed(position) }
        }
        return TableResource(name: name, title: title, fields: fields, bytes: writer.bytes)
    }

    /// nil when the package has no such table.
    func rows(in files: [String: [UInt8]]) throws(ExchangeError) -> [Row]? {
        guard let bytes = files["data/\(name).csv"] else { return nil }
        var reader: CSVReader
        do {
            reader = try CSVReader(bytes)
            guard try reader.next(columns: fields.count) == fields.map(\.name) else { throw CSVReader.Malformed() }
        } catch { throw malformed(nil) }
        var rows: [Row] = []
        var keys: Set<String> = []
        while true {
            let record: [String]?
            do { record = try reader.next(columns: fields.count) } catch { throw malformed(rows.count) }
            guard let record else { return rows }
            guard let row = read(record, &keys), isTrue(row, FieldReader(fields: record)) else { throw malformed(rows.count) }
            rows.append(row)
        }
    }

    func requiredRows(in files: [String: [UInt8]]) throws(ExchangeError) -> [Row] {
        guard let rows = try rows(in: files) else { throw malformed(nil) }
        return rows
    }

    /// `position` counts data rows from 0.
    func malformed(_ position: Int?) -> ExchangeError { .tableMalformed(table: title, row: position.map { $0 + 1 }) }

    /// nil when the record does not fit, or its key is taken.
    private func read(_ record: [String], _ keys: inout Set<String>) -> Row? {
        for position in fields.indices where fields[position].isRequired && record[position].isEmpty { return nil }
        guard let row = decode(FieldReader(fields: record)), key.isEmpty || keys.insert(name(of: record)).inserted else { return nil }
        return row
    }

    /// The fields of the key; what stands between them can stand in no field.
    private func name(of record: [String]) -> String {
        key.count == 1 ? record[key[0]] : key.map { record[$0] }.joined(separator: "\u{1F}")
    }
}
