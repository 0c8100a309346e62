import Foundation
import Testing

@testable import Exchange
@testable import SealedPackage

/// docs/package-format.md says what the code does, as far as a test can hold it to that.
@Suite struct DocumentedFormatTests {
    let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        text = try String(contentsOf: root.appending(path: "docs/package-format.md"), encoding: .utf8)
    }

    @Test func everyExampleIsAManifest() throws {
        let examples = text.components(separatedBy: "```json\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        let kinds = try examples.map { try Manifest(Array($0.utf8)).kind }
        #expect(kinds == [.activation, .declaration, .result])
    }

    @Test func everyRefusalHasItsRow() {
        let cells = text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }.map { $0.components(separatedBy: "`")[1] }
        let documented = Set(cells.filter { $0.contains(".") && !$0.hasSuffix(".pem") })
        let exchange: [ExchangeError] = [
            .notSender, .recipientOther, .kindUnexpected, .unitUnknown(code: ""), .activationEnded, .yearOther(0), .registrationInvalid,
            .registrationUsed, .registrationExpired, .sequenceStale(sequence: 0, highest: 0), .sequenceForked(sequence: 0),
            .tableMalformed(table: "", row: nil), .totalsDiffer,
        ]
        let codes = Set(PackageError.allCases.map(\.code) + exchange.map(\.code) + ["sequence.already-imported"])
        #expect(documented == codes)
    }

    /// Bold where a value must stand, plain where it may be empty.
    private func columns<Row>(_ table: Table<Row>) {
        let section = text.components(separatedBy: "\n**`\(table.name)`**").dropFirst().first?.components(separatedBy: "\n**`").first ?? ""
        for field in table.fields where !(field.isPersonField && section.contains("the 17 person fields")) {
            #expect(section.contains("**\(field.name)**") == field.isRequired, "\(table.name).\(field.name)")
            #expect(section.contains(field.name), "\(table.name).\(field.name)")
        }
    }

    @Test func everyColumnIsDescribed() {
        columns(Table.unit)
        columns(Table.codes)
        columns(Table.plans)
        columns(Table.rules)
        columns(Table.insured)
        columns(Table.declared)
        columns(Table.reduced)
        columns(Table.receipts)
        columns(Table.outcomes)
        columns(Table.fees)
        columns(Table.cards)
        columns(Table.cardFailures)
    }

    @Test func theRowOfTheExampleHasItsDigest() throws {
        let row = try #require(text.firstMatch(of: /\n    (P100002,.*,)\n\nhas the digest `([0-9a-f]{64})`/))
        let header = Table.declared.fields.map(\.name).joined(separator: ",")
        let rows = try Table.declared.rows(in: ["data/declared.csv": Array("\(header)\r\n\(row.1),\(row.2)\r\n".utf8)])
        #expect(rows?.map(\.rowDigest) == [String(row.2)])
    }
}

extension TableResource.Field {
    fileprivate var isPersonField: Bool { [TableResource.Field].person.contains(self) }
}
