import DurableFile
import Foundation
import Ledger
import Paperwork
import UnitDesk

/// The unit's desk, and the demonstration's while somebody tries it. They never share a folder.
actor Desks {
    private let folder: DataFolder
    private let clock: Clock
    let guide: any DemonstrationGuide
    /// One for all desks: the demonstration's answer is opened by a double click as well.
    nonisolated let inbox: Inbox
    private var unit: UnitDesk?
    private var former: [Int: UnitDesk] = [:]
    private var demonstration: UnitDesk?

    init(folder: DataFolder, clock: Clock, guide: any DemonstrationGuide) {
        self.folder = folder
        self.clock = clock
        self.guide = guide
        inbox = Inbox(folder)
    }

    /// - Parameter year: a closed one, to look at; nil: the one that is open.
    func desk(demonstration isDemonstration: Bool, closedYear year: Int? = nil) throws -> UnitDesk {
        if let year, !isDemonstration {
            if let known = former[year] { return known }
            let opened = try desk(demonstration: false).former(year: year)
            former[year] = opened
            return opened
        }
        if isDemonstration {
            if let demonstration { return demonstration }
            let begun = try guide.begin()
            demonstration = begun
            return begun
        }
        if let unit { return unit }
        let opened = try UnitDesk(folder, clock: clock)
        unit = opened
        return opened
    }

    func clearDemonstration() throws {
        demonstration = nil
        try guide.clear()
    }

    /// Puts a backup in the place of the unit, of one that is not there yet, or whose file is damaged.
    func restore(_ backup: [UInt8]) throws {
        let staged = try DurableFile.stage(backup, for: folder.url.appending(path: "uploaded-backup.sqlite"))
        defer { staged.abandon() }
        try restore(from: staged.temporary)
    }

    func restore(from backup: URL) throws {
        // What another tab still does must not go into the former file unseen. Whoever comes next opens anew, whatever becomes of this.
        let open = unit
        unit = nil
        former = [:]
        try open?.close()
        _ = try UnitDesk.restore(from: backup, into: folder)
    }

    /// Those that can be restored, newest first.
    var goodBackups: [BackupFile] { Array(folder.backupFolder.goodFiles) }
    func goodBackup(named name: String) -> BackupFile? { folder.backupFolder.good(named: name) }

    func beginAnew() throws { try UnitDesk.beginAnew(in: folder) }
}
