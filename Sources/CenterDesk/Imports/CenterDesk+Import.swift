import CenterStore
import Enrollment
import Ledger
import Workbook

extension CenterDesk {
    /// Takes in a sheet as a whole; a faulty row keeps all of it out, and the report says which and why.
    ///
    /// - Parameter isRehearsal: only says what would change.
    package func importSheet(_ kind: SheetKind, from file: ImportFile, isRehearsal: Bool = false) throws -> SheetReport {
        let survey = try file.survey()
        let table = try ImportTable(file.rows(survey), kind: kind)
        let reader = try reader(kind, table)
        func work() throws -> SheetReport { try take(reader, table, of: file.name, digest: survey.digest, isRehearsal) }
        return try isRehearsal ? work() : exclusively(work)
    }

    package func importSheet(_ kind: SheetKind, fileName: String, bytes: [UInt8]) throws -> SheetReport {
        try importSheet(kind, from: ImportFile(name: fileName, bytes: bytes))
    }

    /// The sample tables and rates of the demonstration.
    package func importSample(_ kind: SheetKind, isRehearsal: Bool = false) throws -> SheetReport {
        let rows: [any SheetRow]
        switch kind {
        case .tables: rows = SampleTables.codes
        case .rates: rows = SampleTables.rates
        case .unit, .rules, .roster, .core, .exemptions, .cards: throw ImportRefusal.noSample(kind)
        }
        func work() throws -> SheetReport {
            try store.stage(kind) { stage in
                for (index, row) in rows.enumerated() { try stage.append(row, row: index + 1) }
                let report = SheetReport(kind: kind, fileName: "示例", rows: rows.count)
                return try finish(report, stage, sheet: nil, isRehearsal) { entry("sample.imported", kind.rawValue, $0) }
            }
        }
        return try isRehearsal ? work() : exclusively(work)
    }

    private func take(
        _ reader: some SheetReader, _ table: ImportTable, of fileName: String, digest: String, _ isRehearsal: Bool
    ) throws -> SheetReport {
        let kind = table.kind
        let columns = kind.columns
        return try store.stage(kind) { stage in
            var table = table
            var report = SheetReport(kind: kind, fileName: fileName)
            while let source = try table.next() {
                var row = RowReader(source, columns: columns)
                let value = reader.value(&row)
                report.take(row)
                if let value, row.faults.isEmpty { try stage.append(value, row: row.number) }
            }
            guard report.rows > 0 else { throw ImportRefusal.empty(kind) }
            report.blankRows = table.blankRows
            report.take(try stage.clashes(upTo: max(0, SheetReport.listedFaults - report.faults.count)))
            let sheet = SheetRecord(kind: kind, fileName: fileName, digest: digest, rows: report.rows, time: clock.timestamp)
            return try finish(report, stage, sheet: sheet, isRehearsal) { changes in
                let file = ["file": fileName, "digest": digest, "rows": String(sheet.rows)]
                return entry("sheet.imported", kind.rawValue, file.merging(changes) { file, _ in file })
            }
        }
    }

    /// The plan, and the rows themselves unless this is a rehearsal.
    private func finish(
        _ report: SheetReport, _ stage: SheetStage, sheet: SheetRecord?, _ isRehearsal: Bool,
        entry: ([String: String]) -> JournalEntry
    ) throws -> SheetReport {
        guard report.faults.isEmpty else { return report }
        var report = report
        report.changes =
            isRehearsal
            ? try stage.changes()
            : try stage.apply(sheet) { changes in
                entry([
                    "added": String(changes.added), "changed": String(changes.changed), "removed": String(changes.removed),
                ])
            }
        report.isStored = !isRehearsal
        return report
    }

    /// With what it must know of the store.
    private func reader(_ kind: SheetKind, _ table: ImportTable) throws -> any SheetReader {
        let tables = CodeTables(entries: try store.codes())
        let normaliser = Normaliser(tables: tables)
        switch kind {
        case .unit:
            return UnitSheet(tables: tables, normaliser: normaliser, standing: table.hasColumn(3) ? nil : try store.unitCommunities())
        case .tables: return CodeSheet()
        case .rates: return RateSheet()
        case .rules: return RuleSheet()
        case .roster:
            return RosterSheet(normaliser: normaliser, units: Set(try store.units().map(\.code)), insuranceYear: try profile.insuranceYear)
        case .core: return CoreSheet(normaliser: normaliser)
        case .exemptions: return ExemptionSheet(normaliser: normaliser, types: Set(tables.codes(of: .exemptionType).map(\.code)))
        case .cards: return CardSheet(insuranceYear: try profile.insuranceYear)
        }
    }
}
