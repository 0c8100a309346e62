import CenterStore
import Enrollment
import Foundation
import Ledger
import Paperwork

/// What an operator of the center does, one extension for each piece of work. A plan comes first (pure), then one transaction.
package final class CenterDesk: Sendable {
    package static let commandLineOperator = "命令行"

    package let folder: CenterFolder
    let store: CenterStore
    let side: SideFile
    let clock: Clock
    let operatorName: String
    /// Works on a copy in memory; the file beside the database stays as it is.
    let isRehearsal: Bool

    /// The center in the folder; `center.missing` when there is none.
    package convenience init(_ folder: CenterFolder, clock: Clock = .system, operatorName: String = commandLineOperator) throws {
        guard folder.holdsDatabase else { throw CenterRefusal.centerMissing }
        let store = try CenterStore(file: folder.database, backups: folder.backups)
        guard try store.profile() != nil else { throw CenterRefusal.centerMissing }
        self.init(folder: folder, store: store, clock: clock, operatorName: operatorName)
    }

    init(folder: CenterFolder, store: CenterStore, clock: Clock, operatorName: String, isRehearsal: Bool = false) {
        self.isRehearsal = isRehearsal
        self.folder = folder
        self.store = store
        side = SideFile(beside: folder.database)
        self.clock = clock
        self.operatorName = operatorName
    }

    package var profile: CenterProfile {
        get throws {
            guard let profile = try store.profile() else { throw CenterRefusal.centerMissing }
            return profile
        }
    }

    func entry(_ action: String, _ reference: String = "", _ details: [String: String] = [:]) -> JournalEntry {
        JournalEntry(time: clock.timestamp, operator: operatorName, action: action, reference: reference, details: details)
    }

    /// `unit.unknown` for a code nobody has.
    func unit(_ code: String) throws -> RegisteredUnit {
        guard let unit = try store.units().first(where: { $0.code == code }) else { throw CenterRefusal.unitUnknown(code) }
        return unit
    }
}
