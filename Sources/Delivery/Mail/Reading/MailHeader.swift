/// The header fields of a part that say what it is, unfolded (RFC 5322, section 2.2), and where its body starts.
struct MailHeader {
    private static let names: Set = ["content-type", "content-transfer-encoding", "content-disposition"]
    /// Of one field, folds included, which is more than the longest name takes in any writing; what is beyond is not looked at.
    private static let sizeLimit = 4 << 10

    let body: ArraySlice<UInt8>
    private var fields: [String: [UInt8]] = [:]

    /// A byte order mark is what an editor leaves.
    init(_ bytes: ArraySlice<UInt8>) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
        var end = start.endIndex
        // The first of a name counts, with what is folded under it.
        var name: String?
        for line in MailLines(start) {
            if line.text.isEmpty {
                end = line.end
                break
            }
            if line.text[line.text.startIndex].isBlank {
                if let name { fields[name]?.append(contentsOf: line.text.prefix(Self.sizeLimit)) }
            } else {
                name = Self.name(line.text)
                if let found = name, fields[found] != nil { name = nil }
                if let name { fields[name] = Self.value(line.text) }
            }
        }
        body = start[end...]
    }

    subscript(name: String) -> HeaderField? { fields[name].map { HeaderField($0.prefix(Self.sizeLimit)) } }

    private static func value(_ line: ArraySlice<UInt8>) -> [UInt8] { Array(line.drop { $0 != 0x3A }.dropFirst().prefix(sizeLimit)) }

    /// None where the line is no field, or none of ours.
    private static func name(_ line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.prefix(80).firstIndex(of: 0x3A) else { return nil }
        let name = String(decoding: line[..<colon].trimmed, as: UTF8.self).lowercased()
        return names.contains(name) ? name : nil
    }
}
