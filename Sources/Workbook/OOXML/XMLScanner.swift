/// The little XML that spreadsheets are made of, scanned over bytes: tags by local name, five entities, no DOCTYPE.
struct XMLScanner {
    enum Event {
        /// Local name and attributes by local name.
        case open(String, [String: String])
        case close(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var position = 0
    private var pendingClose: String?
    private var depth = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() throws(WorkbookError) -> Event? {
        if let name = pendingClose {
            pendingClose = nil
            depth -= 1
            return .close(name)
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else { return .text(try characters()) }
            if has("<?") {
                try skip(past: "?>")
            } else if has("<!--") {
                try skip(past: "-->")
            } else if has("<![CDATA[") {
                position += 9
                let start = position
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<position - 3], as: UTF8.self))
            } else if has("<!") {
                throw .unreadable
            } else {
                return try tag()
            }
        }
        return nil
    }

    private mutating func tag() throws(WorkbookError) -> Event {
        position += 1
        let isClose = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isClose { position += 1 }
        let name = localName()
        guard !name.isEmpty else { throw .unreadable }
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            guard position < bytes.count else { throw .unreadable }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                depth += isClose ? -1 : 1
                guard (0...256).contains(depth) else { throw .unreadable }
                return isClose ? .close(name) : .open(name, attributes)
            case UInt8(ascii: "/"):
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: ">") else { throw .unreadable }
                position += 1
                depth += 1
                pendingClose = name
                return .open(name, attributes)
            default:
                let attribute = localName()
                skipSpace()
                guard !attribute.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else { throw .unreadable }
                position += 1
                skipSpace()
                attributes[attribute] = try quoted()
            }
        }
    }

    private mutating func quoted() throws(WorkbookError) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else {
            throw .unreadable
        }
        let quote = bytes[position]
        position += 1
        guard let end = bytes[position...].firstIndex(of: quote) else { throw .unreadable }
        defer { position = end + 1 }
        return try unescaped(bytes[position..<end])
    }

    private mutating func characters() throws(WorkbookError) -> String {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        defer { position = end }
        return try unescaped(bytes[position..<end])
    }

    private func unescaped(_ raw: ArraySlice<UInt8>) throws(WorkbookError) -> String {
        guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
        var out: [UInt8] = []
        var rest = raw
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&") else {
                out.append(byte)
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end - rest.startIndex <= 10 else { throw .unreadable }
            let name = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            switch name {
            case "amp": out += "&".utf8
            case "lt": out += "<".utf8
            case "gt": out += ">".utf8
            case "quot": out += "\"".utf8
            case "apos": out += "'".utf8
            default:
                let number =
                    name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
                guard let number, let scalar = Unicode.Scalar(number) else { throw .unreadable }
                out += String(scalar).utf8
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func localName() -> String {
        let start = position
        var colon: Int?
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="):
                return String(decoding: bytes[(colon.map { $0 + 1 } ?? start)..<position], as: UTF8.self)
            case UInt8(ascii: ":"): colon = position
            default: break
            }
            position += 1
        }
        return ""
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func has(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func skip(past text: String) throws(WorkbookError) {
        let mark = Array(text.utf8)
        while position + mark.count <= bytes.count {
            if bytes[position..<position + mark.count].elementsEqual(mark) {
                position += mark.count
                return
            }
            position += 1
        }
        throw .unreadable
    }
}
