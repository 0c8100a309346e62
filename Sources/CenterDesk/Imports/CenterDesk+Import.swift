import CenterStore
import Crypto
import Enrollment
import Ledger
import Paperwork
import SealedPackage
import Workbook

extension CenterDesk {
    /// Takes in a sheet as a whole; a faulty row keeps all of it out, and the report says which and why.
    package func importSheet(_ kind: SheetKind, fileName: String, bytes: [UInt8]) throws -> SheetReport {
        let table = try ImportTable(Workbook(reading: bytes).sourceSheets, kind: kind)
        return try importTable(table, fileName: fileName, digest: Fingerprint.hex(SHA256.hash(data: bytes)))
    }

    /// The sample tables and rates of the demonstration.
    package func importSample(_ kind: SheetKind) throws -> SheetReport {
        let rows: Int
        switch kind {
        case .tables:
            rows = SampleTables.codes.count
            try store.importCodes(SampleTables.codes, sheet: nil, entry: entry("sample.imported", kind.rawValue))
        case .rates:
            rows = SampleTables.rates.count
            try store.importRates(SampleTables.rates, sheet: nil, entry: entry("sample.imported", kind.rawValue))
        case .unit, .roster, .core, .cards: throw ImportRefusal.noSample(kind)
        }
        return SheetReport(kind: kind, fileName: "示例", rows: rows, blankRows: 0, faults: [])
    }

    func importTable(_ table: ImportTable, fileName: String, digest: String) throws -> SheetReport {
        let stored = ImportTarget(
            sheet: SheetRecord(kind: table.kind, fileName: fileName, digest: digest, rows: table.rows.count, time: clock.timestamp),
            entry: entry("sheet.imported", table.kind.rawValue, ["file": fileName, "digest": digest, "rows": String(table.rows.count)]))
        let faults =
            switch table.kind {
            case .unit: try take(UnitSheet(), table) { try store.importUnits($0, sheet: stored.sheet, entry: stored.entry) }
            case .tables: try take(CodeSheet(), table) { try store.importCodes($0, sheet: stored.sheet, entry: stored.entry) }
            case .rates: try take(RateSheet(), table) { try store.importRates($0, sheet: stored.sheet, entry: stored.entry) }
            case .roster: try take(rosterSheet(), table) { try storeRoster($0, stored) }
            case .core:
                try take(CoreSheet(normaliser: normaliser()), table) { try store.importCore($0, sheet: stored.sheet, entry: stored.entry) }
            case .cards: try take(cardSheet(), table) { try storeCards($0, stored) }
            }
        return SheetReport(kind: table.kind, fileName: fileName, rows: table.rows.count, blankRows: table.blankRows, faults: faults)
    }

    private func take<Reader: SheetReader>(
        _ reader: Reader, _ table: ImportTable, store: ([Reader.Value]) throws -> Void
    ) throws -> [ImportFault] {
        let (values, faults) = reader.read(table)
        if faults.isEmpty { try store(values) }
        return faults
    }

    private func normaliser() throws -> Normaliser { Normaliser(tables: CodeTables(entries: try store.codes())) }

    private func rosterSheet() throws -> RosterSheet {
        let units = try store.units().map(\.code)
        let year = try profile.insuranceYear
        var holders: [String: String] = [:]
        for unit in units {
            for insured in try store.insured(unit: unit, insuranceYear: year) { holders[insured.personalNumber] = unit }
        }
        return RosterSheet(normaliser: try normaliser(), units: Set(units), holders: holders)
    }

    private func storeRoster(_ values: [RosterSheet.Value], _ target: ImportTarget) throws {
        let rosters = Dictionary(grouping: values, by: \.unit).mapValues { $0.map(\.insured) }
        try store.importRosters(rosters, insuranceYear: profile.insuranceYear, sheet: target.sheet, entry: target.entry)
    }

    private func cardSheet() throws -> CardSheet {
        CardSheet(batches: Dictionary(try store.cards().map { ($0.cardNumber, $0.batch) }, uniquingKeysWith: { first, _ in first }))
    }

    private func storeCards(_ values: [CardSheet.Value], _ target: ImportTarget) throws {
        var cards: [Card] = []
        var failures: [CardFailure] = []
        for value in values {
            switch value {
            case .made(let card): cards.append(card)
            case .failed(let failure): failures.append(failure)
            }
        }
        try store.importCards(
            cards, failures: failures, insuranceYear: profile.insuranceYear, sheet: target.sheet, entry: target.entry)
    }
}

/// What goes beside the rows into the store.
private struct ImportTarget {
    let sheet: SheetRecord
    let entry: JournalEntry
}
