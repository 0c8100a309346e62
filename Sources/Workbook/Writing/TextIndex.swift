/// Finds equal texts of a pool.
struct TextIndex {
    /// Half of a text's hash above its place counted from 1; 0 is free. A power of two, at the most half full.
    private var slots: [UInt64] = Array(repeating: 0, count: 1024)

    /// Where an equal text stands in `unique`, counted from 1; a new one is put behind the others.
    mutating func place(of text: Int, in texts: TextPool, _ unique: inout [UInt32]) -> UInt32 {
        if unique.count * 2 >= slots.count { grow() }
        let range = texts.range(text)
        return texts.bytes.withUnsafeBytes { bytes in
            let content = bytes[range]
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: content))
            let hash = UInt32(truncatingIfNeeded: hasher.finalize())
            let slot = free(hash) { place in content.elementsEqual(bytes[texts.range(Int(unique[place - 1]))]) }
            if slots[slot] == 0 {
                unique.append(UInt32(text))
                slots[slot] = UInt64(hash) << 32 | UInt64(unique.count)
            }
            return UInt32(truncatingIfNeeded: slots[slot])
        }
    }

    /// The slot of what has this hash and is the same, else the free one it belongs into.
    @inline(__always)
    private func free(_ hash: UInt32, _ isSame: (_ place: Int) -> Bool) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0, UInt32(slots[slot] >> 32) != hash || !isSame(Int(UInt32(truncatingIfNeeded: slots[slot]))) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 4)
        for entry in old where entry != 0 { slots[free(UInt32(entry >> 32)) { _ in false }] = entry }
    }
}
