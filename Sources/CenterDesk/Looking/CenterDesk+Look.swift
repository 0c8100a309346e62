import CenterStore
import Enrollment
import Ledger

/// What the pages show.
extension CenterDesk {
    package func standings(_ query: UnitQuery) throws -> (total: Int, units: [UnitStanding]) {
        try store.standings(query, insuranceYear: profile.insuranceYear)
    }

    /// `declaration.missing` before the unit has declared.
    package func rows(of code: String, _ query: RowQuery) throws -> (total: Int, rows: [SeenRow]) {
        try store.rows(of: newestDeclaration(code), query)
    }

    /// `person.unknown` where nobody in the unit's newest declaration has the reference.
    package func rowFile(_ code: String, _ reference: PersonReference) throws -> RowFile {
        guard let file = try store.rowFile(newestDeclaration(code), reference) else {
            throw CenterRefusal.personUnknown(unit: code, reference: reference.text)
        }
        return file
    }

    /// By identity number or personal number, over all units.
    package func find(_ number: String, limit: Int = 50) throws -> [SeenRow] {
        try store.find(number, insuranceYear: profile.insuranceYear, limit: limit)
    }

    package func packages(_ query: PackageQuery) throws -> (total: Int, packages: [PackageRecord]) { try store.packages(query) }

    package func cardBatches(offset: Int, limit: Int) throws -> (total: Int, batches: [CardBatch]) {
        try store.cardBatches(insuranceYear: profile.insuranceYear, offset: offset, limit: limit)
    }

    package func cards(_ query: CardQuery) throws -> (total: Int, cards: [SeenCard]) {
        try store.cards(query, insuranceYear: profile.insuranceYear)
    }

    /// By personal number, then batch.
    package func cards(ofUnit code: String) throws -> [SeenCard] {
        let unit = try unit(code)
        let year = try profile.insuranceYear
        let newest = try store.newestDeclaration(insuranceYear: year, unit: unit.code)?.id
        let made = try store.cards(insuranceYear: year, unit: unit.code, declaration: newest)
        let last = Dictionary(made.map { ($0.personalNumber, $0.batch) }, uniquingKeysWith: BatchOrder.later)
        let failed = try store.cardFailures(insuranceYear: year, unit: unit.code, declaration: newest)
        return
            (made.map { SeenCard($0) }
            + failed.map { failure in
                SeenCard(failure, isMadeLater: last[failure.personalNumber].map { BatchOrder.isLater($0, than: failure.batch) } ?? false)
            })
            .sorted { ($0.personalNumber, $0.batch) < ($1.personalNumber, $1.batch) }
    }

    package func codeTables() throws -> CodeTables { CodeTables(entries: try store.codes()) }

    private func newestDeclaration(_ code: String) throws -> DeclarationRecord {
        let unit = try unit(code)
        guard let newest = try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit.code) else {
            throw CenterRefusal.noDeclaration(unit.code)
        }
        return newest
    }
}
