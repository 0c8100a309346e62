import Enrollment
import Foundation
import Ledger
import Paperwork
import UnitStore

/// What a clerk does, over one data folder. Each piece of work is an extension in a file of its own: plan first, then one transaction.
package final class UnitDesk: Sendable {
    package let folder: DataFolder
    package let clock: Clock
    let store: UnitStore
    let remembered = Remembered()
    /// What pages made of the answers; apart, so that they don't push those out.
    let rememberedPages = Remembered()

    /// Creates the file where there is none.
    package init(_ folder: DataFolder, clock: Clock = .system) throws {
        self.folder = folder
        self.clock = clock
        store = try UnitStore(file: folder.database, backups: folder.backups)
        removeLeftovers()
        try recoverOutbox()
    }

    private init(_ folder: DataFolder, clock: Clock, closedYear: Int) throws {
        self.folder = folder
        self.clock = clock
        store = try UnitStore(closedYear: closedYear, of: folder.database)
    }

    /// A former year of this unit, to look at; every change is refused.
    package func former(year: Int) throws -> UnitDesk {
        guard try store.closedYears().contains(where: { $0.insuranceYear == year }) else {
            throw DeskError.yearOther(year, held: try unit().profile.insuranceYear)
        }
        return try UnitDesk(folder, clock: clock, closedYear: year)
    }

    /// Newest first.
    package func closedYears() throws -> [ClosedYear] { try store.closedYears() }
    package var closedYear: Int? { store.closedYear }

    /// Who stands in the journal for work done on the command line.
    package static let commandLineOperator = "命令行"

    /// nil before the first activation.
    package var profile: UnitProfile? { get throws { try store.unit()?.profile } }

    func unit() throws -> UnitRecord {
        guard let unit = try store.unit() else { throw DeskError.unitMissing }
        return unit
    }

    func act(_ operator: String) -> UnitStore.Act { UnitStore.Act(operator: `operator`, time: clock.timestamp) }

    package func rememberedOperator() throws -> String { try store.setting("operator") ?? "" }
    package func remember(operator name: String) throws { try store.setSetting("operator", name) }
    package func codeTables() throws -> CodeTables { try remember(.codeTables) { try store.codeTables() } }
    package func planRates() throws -> [PlanRate] { try store.planRates() }
    package func equation() throws -> Equation { try store.equation() }
    /// In the order in which a school counts them.
    package func classes() throws -> [(name: String, people: Int)] {
        try remember(.classes) {
            try store.classes().map { (key: SchoolYear.key($0.name), entry: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(
                \.entry)
        }
    }
    package func packages() throws -> [PackageRecord] { try store.packages() }
}
