@testable import Exchange
@testable import SealedPackage

/// Layer 5. The first byte says which table. Rows that are read and written are the same when they are read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTables(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    guard let choice = bytes.first else { return 0 }
    let content = Array(bytes.dropFirst())
    // As the seeds are made: the letters a to l, in the order of `TableReading`.
    switch choice {
    case UInt8(ascii: "a"): check(Table.unit, content)
    case UInt8(ascii: "b"): check(Table.codes, content)
    case UInt8(ascii: "c"): check(Table.plans, content)
    case UInt8(ascii: "d"): check(Table.rules, content)
    case UInt8(ascii: "e"): check(Table.insured, content)
    case UInt8(ascii: "f"): check(Table.declared, content)
    case UInt8(ascii: "g"): check(Table.reduced, content)
    case UInt8(ascii: "h"): check(Table.receipts, content)
    case UInt8(ascii: "i"): check(Table.outcomes, content)
    case UInt8(ascii: "j"): check(Table.fees, content)
    case UInt8(ascii: "k"): check(Table.cards, content)
    case UInt8(ascii: "l"): check(Table.cardFailures, content)
    default: break
    }
    return 0
}

private func check<Row>(_ table: Table<Row>, _ bytes: [UInt8]) {
    let path = "data/\(table.name).csv"
    guard let rows = try? table.rows(in: [path: bytes]) else { return }
    guard let written = try? table.resource(rows).bytes else { fatalError("\(table.name): rows that cannot be written") }
    guard let again = try? table.rows(in: [path: written]) else { fatalError("\(table.name): rows that cannot be read again") }
    Harness.promise(again.count == rows.count, "\(table.name): rows lost")
    Harness.promise((try? table.resource(again).bytes) == written, "\(table.name): rows that change")
    Harness.promise(
        table.key.isEmpty || Set(rows.map { row in table.key.map { table.encode(row)[$0] } }).count == rows.count,
        "\(table.name): a key twice")
}
