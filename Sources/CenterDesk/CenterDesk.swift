import CenterStore
import DurableFile
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
    /// Called before waiting for another process that works on the same center; throws where nobody should wait.
    private let opened: CenterFolder.FileIdentity?
    private let whenBusy: @Sendable () throws -> Void
    /// What the operator should know and no result says.
    let tell: @Sendable (String) -> Void

    /// The center in the folder; `center.missing` when there is none.
    package convenience init(
        _ folder: CenterFolder, clock: Clock = .system, operatorName: String = commandLineOperator,
        whenBusy: @escaping @Sendable () throws -> Void = { throw CenterRefusal.busy },
        tell: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        guard folder.holdsDatabase else { throw CenterRefusal.centerMissing }
        let store = try CenterStore(file: folder.database, backups: folder.backups)
        for folder in [folder.url, folder.backups] { DurableFile.removeLeftovers(in: folder) }
        guard try store.profile() != nil else { throw CenterRefusal.centerMissing }
        self.init(folder: folder, store: store, clock: clock, operatorName: operatorName, whenBusy: whenBusy, tell: tell)
    }

    init(
        folder: CenterFolder, store: CenterStore, clock: Clock, operatorName: String,
        whenBusy: @escaping @Sendable () throws -> Void = { throw CenterRefusal.busy },
        tell: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.folder = folder
        self.store = store
        opened = folder.databaseIdentity
        side = SideFile(beside: folder.database)
        self.clock = clock
        self.operatorName = operatorName
        self.whenBusy = whenBusy
        self.tell = tell
    }

    /// The same center with another at the desk: what is done stands in the journal under that name.
    package func attended(by operatorName: String) -> CenterDesk {
        CenterDesk(folder: folder, store: store, clock: clock, operatorName: operatorName, whenBusy: whenBusy, tell: tell)
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

    /// Each once, whoever is named twice; all of them when nil.
    func chosen(_ codes: [String]?) throws -> [RegisteredUnit] {
        guard let codes else { return try store.units() }
        var seen: Set<String> = []
        return try codes.filter { seen.insert($0).inserted }.map(unit)
    }

    /// One process at a time changes the center.
    func exclusively<Value>(_ work: () throws -> Value) throws -> Value {
        try WorkLock(file: folder.lock).whileHeld(whenBusy: whenBusy) {
            // While this one waited, a backup may have taken the place of the file that is open here.
            guard folder.databaseIdentity == opened else { throw CenterRefusal.restored }
            return try work()
        }
    }
}
