import Foundation

/// SQLite's log as far as its damage goes (https://www.sqlite.org/fileformat2.html, section 4).
///
/// SQLite reads it up to the first frame whose checksum does not fit and takes that for the end, as after a power cut. But a commit is only
/// written after the one before is on the disk: two commits from there on mean that some were lost that had been told to somebody.
enum WriteAheadLog {
    private static let headerLength = 32
    private static let frameHeaderLength = 24

    /// - Parameter log: beside its database. Whoever writes it meanwhile makes a riddle of what is read; what is lost is so at a second look.
    static func hasLostCommits(_ log: URL) -> Bool {
        (0..<2).allSatisfy { _ in
            guard let bytes = FileManager.default.contents(atPath: log.path), bytes.count > headerLength else { return false }
            return hasLostCommits([UInt8](bytes))
        }
    }

    static func hasLostCommits(_ bytes: [UInt8]) -> Bool {
        let isLittle = word(bytes, 0) & 1 == 0
        let pageSize = Int(word(bytes, 8))
        var sum = (word(bytes, 24), word(bytes, 28))
        // The header is written before anything else: where it is broken, SQLite would see nothing of what follows.
        guard (512...65_536).contains(pageSize), checksum(bytes, 0..<24, (0, 0), isLittle) == sum else { return bytes.contains { $0 != 0 } }
        let frame = frameHeaderLength + pageSize
        let salts = bytes[16..<24]
        var isBroken = false
        var commits = 0
        for start in stride(from: headerLength, through: bytes.count - frame, by: frame) {
            let isOurs = bytes[start + 8..<start + 16] == salts
            let head = checksum(bytes, start..<start + 8, sum, isLittle)
            let told = (word(bytes, start + 16), word(bytes, start + 20))
            let fits = isOurs && checksum(bytes, start + frameHeaderLength..<start + frame, head, isLittle) == told
            let isFirstBroken = !fits && !isBroken
            isBroken = isBroken || !fits
            if isBroken, isOurs, fits || isFirstBroken, word(bytes, start + 4) != 0 { commits += 1 }
            sum = told
        }
        return commits >= 2
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func checksum(_ bytes: [UInt8], _ range: Range<Int>, _ start: (UInt32, UInt32), _ isLittle: Bool) -> (UInt32, UInt32) {
        var (one, two) = start
        bytes.withUnsafeBytes { buffer in
            for place in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
                let (first, second) = (
                    buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self),
                    buffer.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
                )
                one = one &+ (isLittle ? UInt32(littleEndian: first) : UInt32(bigEndian: first)) &+ two
                two = two &+ (isLittle ? UInt32(littleEndian: second) : UInt32(bigEndian: second)) &+ one
            }
        }
        return (one, two)
    }
}
