/// One table of a package: how many rows it has, or where it stops fitting its schema.
package struct TableReading: Sendable {
    package let path: String
    package let title: String
    package let rows: Int?
    package let failure: ExchangeError?

    /// The tables among the files, in the order in which a person reads them.
    package static func all(in files: [String: [UInt8]]) -> [TableReading] {
        [
            of(Table.unit, files), of(Table.codes, files), of(Table.plans, files), of(Table.rules, files), of(Table.insured, files),
            of(Table.declared, files),
            of(Table.reduced, files), of(Table.receipts, files), of(Table.outcomes, files), of(Table.fees, files), of(Table.cards, files),
            of(Table.cardFailures, files),
        ].compactMap(\.self)
    }

    private static func of<Row>(_ table: Table<Row>, _ files: [String: [UInt8]]) -> TableReading? {
        let path = "data/\(table.name).csv"
        guard files[path] != nil else { return nil }
        do throws(ExchangeError) {
            return TableReading(path: path, title: table.title, rows: try table.rows(in: files)?.count, failure: nil)
        } catch {
            return TableReading(path: path, title: table.title, rows: nil, failure: error)
        }
    }
}
