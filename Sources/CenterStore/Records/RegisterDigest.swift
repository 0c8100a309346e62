import GRDB
import Ledger

/// The core system's register as 16 bytes a person: enough to say of most rows that it has nothing against them without looking them up.
package struct RegisterDigest: Sendable {
    private struct Entry {
        let identity: UInt64
        /// Of the name; 0 where the record itself must be asked.
        var name: UInt64
    }

    enum Answer {
        case absent
        /// Normal, and under this very name.
        case agrees
        case ask
    }

    /// By identity; each once.
    private var entries: [Entry] = []
    /// Where the entries with the same first bits begin.
    private var starts: [Int32] = []
    private static let bits = 18

    init(_ db: Database) throws {
        try db.forEachRow("SELECT identityType, identityNumber, name, standing = '正常' FROM core") { row in
            let identity = row.withBytes(0) { type in row.withBytes(1) { IdentityHash.of(type, $0) } }
            entries.append(Entry(identity: identity, name: row.integer(3) == 1 ? row.withBytes(2) { IdentityHash.of($0) } : 0))
        }
        entries.sort { $0.identity < $1.identity }
        mergeAlike()
        starts = Array(repeating: 0, count: 1 << Self.bits + 1)
        for entry in entries { starts[Self.first(entry.identity) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
    }

    /// Two people whose identities hash alike are asked for by their records.
    private mutating func mergeAlike() {
        var kept = 0
        for entry in entries {
            if kept > 0, entries[kept - 1].identity == entry.identity {
                entries[kept - 1].name = 0
            } else {
                entries[kept] = entry
                kept += 1
            }
        }
        entries.removeSubrange(kept...)
    }

    private static func first(_ identity: UInt64) -> Int { Int(identity >> (64 - UInt64(bits))) }

    func answer(_ identity: UInt64, name: UInt64) -> Answer {
        let place = Self.first(identity)
        var (low, high) = (Int(starts[place]), Int(starts[place + 1]))
        while low < high {
            let middle = (low + high) / 2
            let entry = entries[middle]
            if entry.identity == identity { return entry.name == name && name != 0 ? .agrees : .ask }
            if entry.identity < identity { low = middle + 1 } else { high = middle }
        }
        return .absent
    }
}

extension CenterStore {
    /// Reads the whole register once.
    package func registerDigest() throws -> RegisterDigest { try database.read(RegisterDigest.init) }
}
