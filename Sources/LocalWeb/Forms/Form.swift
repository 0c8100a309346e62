import Foundation

/// What a browser sent: fields by name, and files.
package struct Form: Sendable {
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]
    }

    private var fields: [String: [String]] = [:]
    private var files: [String: [File]] = [:]

    package func value(_ name: String) -> String { fields[name]?.last ?? "" }
    package func values(_ name: String) -> [String] { fields[name] ?? [] }
    package func has(_ name: String) -> Bool { fields[name] != nil }
    /// nil when no file was chosen.
    package func file(_ name: String) -> File? { files(name).last }
    /// Those that were chosen: a browser sends an empty one for an empty field.
    package func files(_ name: String) -> [File] { files[name]?.filter { !$0.name.isEmpty || !$0.bytes.isEmpty } ?? [] }
    /// Fields whose names begin so, without that beginning.
    package func fields(startingWith prefix: String) -> [(name: String, value: String)] {
        fields.compactMap { name, values in
            name.hasPrefix(prefix) ? values.last.map { (String(name.dropFirst(prefix.count)), $0) } : nil
        }
    }

    package mutating func add(_ name: String, _ value: String) { fields[name, default: []].append(value) }
    package mutating func add(_ name: String, _ file: File) { files[name, default: []].append(file) }

    /// `application/x-www-form-urlencoded` (WHATWG URL, section 5.1).
    package init(urlEncoded bytes: some Sequence<UInt8>) {
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            add(Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    package init() {}

    private static func decoded(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): out.append(0x20)
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                    out.append(byte)
                    continue
                }
                out.append(value)
                rest = rest.dropFirst(2)
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
