/// [MS-CFB] 2.6.1: one of the 128-byte entries of the directory.
struct DirectoryEntry {
    enum Kind: UInt8 {
        case unused = 0
        case storage = 1
        case stream = 2
        case root = 5
    }

    let name: String
    let kind: Kind
    let left: Int
    let right: Int
    let child: Int
    let start: Int
    let size: Int

    init(_ bytes: RawSpan, at offset: Int) throws(WorkbookError) {
        let nameLength = min(max(try bytes.u16(offset + 64) - 2, 0), 62)
        var units: [UInt16] = []
        for place in stride(from: 0, to: nameLength - nameLength % 2, by: 2) { units.append(UInt16(try bytes.u16(offset + place))) }
        name = String(decoding: units, as: UTF16.self)
        kind = Kind(rawValue: UInt8(try bytes.u8(offset + 66))) ?? .unused
        left = try bytes.u32(offset + 68)
        right = try bytes.u32(offset + 72)
        child = try bytes.u32(offset + 76)
        start = try bytes.u32(offset + 116)
        // The high half belongs to version 4; no stream here is that long.
        size = try bytes.u32(offset + 120)
    }
}

struct Directory {
    let entries: [DirectoryEntry]

    init(in bytes: ArraySlice<UInt8>) {
        let span = bytes.span.bytes
        entries = stride(from: 0, to: span.byteCount - span.byteCount % 128, by: 128).compactMap { try? DirectoryEntry(span, at: $0) }
    }

    var root: DirectoryEntry? { entries.first { $0.kind == .root } }

    /// Embedded workbooks have streams of the same name in storages of their own; where the tree is broken, any will do.
    func stream(_ name: String) -> DirectoryEntry? {
        let named = entries.indices.filter { entries[$0].kind == .stream && entries[$0].name.lowercased() == name.lowercased() }
        guard named.count > 1 else { return named.first.map { entries[$0] } }
        let inRoot = Set(childrenOfRoot())
        return (named.first { inRoot.contains($0) } ?? named.first).map { entries[$0] }
    }

    /// 2.6.4: the children of a storage are a tree of siblings.
    private func childrenOfRoot() -> [Int] {
        var seen: Set<Int> = []
        var waiting = root.map { [$0.child] } ?? []
        while let number = waiting.popLast() {
            guard entries.indices.contains(number), seen.insert(number).inserted else { continue }
            waiting += [entries[number].left, entries[number].right]
        }
        return Array(seen)
    }
}
