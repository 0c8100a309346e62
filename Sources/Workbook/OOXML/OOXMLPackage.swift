import Archive

/// The parts of a package (ECMA-376 part 2), by names that are compared without their case.
struct OOXMLPackage {
    private static let limits = ArchiveLimits(entries: 4096, totalBytes: 512 << 20, ratio: 400)
    /// Bytes of the parts that only say where the others are.
    static let headLimit = 16 << 20
    /// Bytes of a part's name.
    static let nameLimit = 1 << 10

    private let bytes: [UInt8]
    private let names: Set<String>
    private var budget = limits.totalBytes

    init(_ bytes: [UInt8]) throws(WorkbookError) {
        self.bytes = bytes
        do {
            names = Set(try Archive.names(of: bytes, limits: Self.limits).map(Self.normal))
        } catch {
            throw error == .malformed && Archive.isCutOff(bytes) ? .cutOff : WorkbookError(error)
        }
    }

    func holds(_ name: String) -> Bool { names.contains(name) }
    func holds(where isWanted: (String) -> Bool) -> Bool { names.contains(where: isWanted) }

    /// Those of the parts that are there, in the order of the archive. Where one stands twice, the first counts.
    mutating func read(
        _ wanted: Set<String>, limit: Int = .max, _ body: (_ name: String, _ part: inout XMLScanner) throws(WorkbookError) -> Void
    ) throws(WorkbookError) {
        guard !wanted.isDisjoint(with: names) else { return }
        let limits = ArchiveLimits(entries: Self.limits.entries, totalBytes: min(budget, limit), ratio: Self.limits.ratio)
        let reader = Archive.reader(of: bytes, limits: limits) { wanted.contains(Self.normal($0)) }
        defer { budget -= reader.unpacked }
        var left = wanted
        while let name = try Self.converted({ () throws(ArchiveError) in try reader.next() }).map(Self.normal) {
            guard left.remove(name) != nil else { continue }
            var part = try XMLScanner { () throws(WorkbookError) in
                try Self.converted { () throws(ArchiveError) in try reader.piece() }
            }
            try body(name, &part)
        }
    }

    private static func converted<Value>(_ body: () throws(ArchiveError) -> Value) throws(WorkbookError) -> Value {
        do { return try body() } catch { throw WorkbookError(error) }
    }

    /// `\Folder\Part.xml` is meant as `folder/part.xml`; names are equal whatever the case of their Latin letters (part 2, 6.2.2.3).
    static func normal(_ name: String) -> String {
        let bytes = name.utf8.prefix(nameLimit).map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "\\"): UInt8(ascii: "/")
            default: byte
            }
        }
        return String(decoding: bytes.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self)
    }
}

extension WorkbookError {
    init(_ error: ArchiveError) {
        self =
            switch error {
            case .tooLarge, .tooManyEntries: .beyond(.unpacked)
            case .encrypted: .encrypted
            case .malformed, .unsafeEntry, .duplicateEntry: .unreadable
            }
    }
}
