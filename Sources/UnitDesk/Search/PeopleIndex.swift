import Enrollment
import Foundation
import UnitStore

/// Finds people by any part of what is known of them, in one pass over the bytes: for a unit of 65,000 a few megabytes.
struct PeopleIndex: Sendable {
    private let rows: [Int64]
    /// Name, identity number, personal number and class of everyone, a line each, half-width, ASCII letters in capitals.
    private let text: [UInt8]
    /// How often each byte occurs in the text.
    private let occurrences: [Int]
    /// Where a person's lines begin.
    private let starts: [Int]
    /// What each character of the names may be typed by, and where a person's begin.
    private let initials: [UInt32]
    private let initialStarts: [Int]

    init(_ people: [PersonTitle]) {
        var text: [UInt8] = []
        var starts: [Int] = []
        var initials: [UInt32] = []
        var initialStarts: [Int] = []
        let pinyin = PinyinInitials.shared
        for person in people {
            starts.append(text.count)
            for part in [person.name, person.identityNumber, person.personalNumber, person.className] {
                text += part.halfWidth.utf8.map(Self.capital)
                text.append(UInt8(ascii: "\n"))
            }
            initialStarts.append(initials.count)
            initials += person.name.halfWidth.unicodeScalars.lazy.map { pinyin.mask(of: $0) }.filter { $0 != 0 }
        }
        rows = people.map(\.row)
        self.text = text
        occurrences = text.reduce(into: Array(repeating: 0, count: 256)) { $0[Int($1)] += 1 }
        self.starts = starts
        self.initials = initials
        self.initialStarts = initialStarts + [initials.count]
    }

    /// Rows of the people, in the index's order.
    func search(_ typed: String) -> [Int64] {
        let wanted = typed.halfWidth.trimmed
        let needle = wanted.utf8.map(Self.capital)
        guard !needle.isEmpty, !needle.contains(UInt8(ascii: "\n")) else { return [] }
        var found = holding(needle)
        if let letters = PinyinInitials.typed(wanted) { found.formUnion(spelled(letters)) }
        return found.sorted().map { rows[$0] }
    }

    /// Looks for the needle's rarest byte first: the processor finds one byte many at a time.
    private func holding(_ needle: [UInt8]) -> Set<Int> {
        guard let rarest = needle.indices.min(by: { occurrences[Int(needle[$0])] < occurrences[Int(needle[$1])] }) else { return [] }
        var found: Set<Int> = []
        text.withUnsafeBytes { text in
            guard let base = text.baseAddress, text.count >= needle.count else { return }
            let end = text.count - needle.count + rarest + 1
            var position = rarest
            while position < end, let hit = memchr(base + position, Int32(needle[rarest]), end - position) {
                let at = base.distance(to: UnsafeRawPointer(hit)) - rarest
                position = at + rarest + 1
                guard memcmp(base + at, needle, needle.count) == 0 else { continue }
                let person = person(at: at)
                found.insert(person)
                position = person + 1 < starts.count ? starts[person + 1] + rarest : end
            }
        }
        return found
    }

    private func person(at position: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle } else { high = middle }
        }
        return low
    }

    private func spelled(_ letters: [UInt32]) -> [Int] {
        rows.indices.filter { person in
            let last = initialStarts[person + 1] - letters.count
            guard last >= initialStarts[person] else { return false }
            return (initialStarts[person]...last).contains { start in
                letters.indices.allSatisfy { initials[start + $0] & letters[$0] != 0 }
            }
        }
    }

    private static func capital(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte & 0xDF : byte }
}
