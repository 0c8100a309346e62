import Foundation
import Testing
import UnitDesk

/// The PCs of one unit by name, each of which can be backed up and restored.
final class Sides {
    private let exchange: Exchanging
    private var units: [String: UnitDesk] = [:]

    init() throws { exchange = try Exchanging(people: []) }

    func unit(_ pc: String) throws -> UnitDesk { try #require(units[pc]) }

    /// A new activation, taken in by these PCs.
    func activate(_ pcs: String...) throws {
        let activation = try exchange.issueActivation()
        for pc in pcs { units[pc] = try exchange.activated(pc, over: units[pc], with: activation) }
    }

    func add(_ name: String, _ number: String, on pc: String) throws { try exchange.add(name, number, to: unit(pc)) }
    func declare(on pc: String) throws -> [UInt8] { try exchange.declare(unit(pc)) }
    func apply(_ result: [UInt8], on pc: String) throws { try exchange.apply(result, to: unit(pc)) }
    func unlocked(_ pc: String) throws -> UnlockedKeys { try exchange.unlocked(unit(pc)) }
    func answer() throws -> [UInt8] { try exchange.result() }

    /// The code of what became of it; nil when it was new and accepted.
    func receive(_ declaration: [UInt8], isForkAccepted: Bool = false) throws -> String? {
        try exchange.receive(declaration, isForkAccepted: isForkAccepted).code
    }

    /// The whole round trip, without a hitch.
    func exchange(on pc: String) throws -> (declaration: [UInt8], result: [UInt8]) {
        let declaration = try declare(on: pc)
        try #require(try receive(declaration) == nil)
        let result = try answer()
        try apply(result, on: pc)
        return (declaration, result)
    }

    func backUpCenter() throws -> URL { try exchange.backUpCenter() }
    func restoreCenter(from backup: URL) throws { try exchange.restoreCenter(backup) }

    func backUp(_ pc: String) throws -> URL {
        let backup = exchange.root.appending(path: "\(pc)-\(UUID().uuidString).sqlite")
        try unit(pc).backup(to: backup)
        return backup
    }

    /// On another PC too, where there is no file beside the database. No desk may be open on the folder meanwhile.
    func restore(_ pc: String, from backup: URL) throws {
        units[pc] = nil
        _ = try UnitDesk.restore(from: backup, into: exchange.folder(pc))
        units[pc] = try exchange.open(pc)
    }
}
