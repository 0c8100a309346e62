/// Finds identities that stand in two declarations, over millions of them: by a 64-bit hash each, and whoever asks checks the few that agree.
struct DoubleDeclarations {
    struct Place: Sendable, Hashable {
        /// Index among the declarations.
        let declaration: Int
        let position: Int
    }

    private struct Entry {
        let hash: UInt64
        let place: UInt64
    }

    private var entries: [Entry] = []

    mutating func add(_ declaration: Int, _ position: Int, hash: UInt64) {
        entries.append(Entry(hash: hash, place: UInt64(declaration) << 32 | UInt64(position)))
    }

    /// Groups of places whose identities hash alike.
    mutating func candidates() -> [[Place]] {
        entries.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
        var groups: [[Place]] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
            if end - start > 1 {
                groups.append(
                    entries[start..<end].map { Place(declaration: Int($0.place >> 32), position: Int($0.place & 0xFFFF_FFFF)) })
            }
            start = end
        }
        entries = []
        return groups
    }
}
