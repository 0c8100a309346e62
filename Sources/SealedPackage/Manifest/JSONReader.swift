/// A strict reader: every deviation is an error, and nothing is guessed.
struct JSONReader {
    struct Malformed: Error {}

    static let depthLimit = 16
    static let sizeLimit = 1 << 20

    private let bytes: [UInt8]
    private var position = 0

    static func document(_ bytes: [UInt8]) throws(Malformed) -> JSONDocument {
        guard bytes.count <= sizeLimit, String(validating: bytes, as: UTF8.self) != nil else { throw Malformed() }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw Malformed() }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func value(depth: Int) throws(Malformed) -> JSONDocument {
        guard depth <= Self.depthLimit else { throw Malformed() }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .integer(try integer())
        }
    }

    private mutating func object(depth: Int) throws(Malformed) -> JSONDocument {
        position += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipSpace()
            let name = try string()
            guard names.insert(name).inserted else { throw Malformed() }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw Malformed() }
            members.append(JSONMember(name, try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw Malformed() }
        }
    }

    private mutating func array(depth: Int) throws(Malformed) -> JSONDocument {
        position += 1
        var elements: [JSONDocument] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw Malformed() }
        }
    }

    private mutating func integer() throws(Malformed) -> Int {
        let isNegative = take(UInt8(ascii: "-"))
        let start = position
        var value = 0
        while let byte = peek, (0x30...0x39).contains(byte) {
            value = value * 10 + Int(byte - 0x30)
            guard value <= JSONDocument.largestInteger else { throw Malformed() }
            position += 1
        }
        guard position > start, position == start + 1 || bytes[start] != 0x30, !isNegative || value > 0 else { throw Malformed() }
        return isNegative ? -value : value
    }

    private mutating func string() throws(Malformed) -> String {
        guard take(UInt8(ascii: "\"")) else { throw Malformed() }
        var out: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"): out += Array(try escape().utf8)
            case 0..<0x20: throw Malformed()
            default: out.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> String {
        guard let byte = peek else { throw Malformed() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let first = try hex4()
            var scalar = first
            if (0xD800..<0xDC00).contains(first) {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw Malformed() }
                let second = try hex4()
                guard (0xDC00..<0xE000).contains(second) else { throw Malformed() }
                scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            }
            guard let unicode = Unicode.Scalar(UInt32(scalar)) else { throw Malformed() }
            return String(unicode)
        default: throw Malformed()
        }
    }

    private mutating func hex4() throws(Malformed) -> Int {
        guard position + 4 <= bytes.count else { throw Malformed() }
        var value = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw Malformed() }
            value = value * 16 + digit
        }
        position += 4
        return value
    }

    private mutating func word(_ word: String, _ value: JSONDocument) throws(Malformed) -> JSONDocument {
        guard bytes[position...].starts(with: word.utf8) else { throw Malformed() }
        position += word.utf8.count
        return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}
