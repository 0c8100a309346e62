/// A structured field: a value and its parameters (RFC 2045, section 5.1; RFC 2231).
struct HeaderField {
    /// In small letters, without a comment behind it.
    let value: String
    private let parameters: [String: [UInt8]]

    init(_ field: ArraySlice<UInt8>) {
        let pieces = Self.pieces(field)
        let first = (pieces.first ?? []).trimmed.prefix { !$0.isBlank && $0 != 0x28 }
        value = String(decoding: first, as: UTF8.self).lowercased()
        parameters = Dictionary(pieces.dropFirst().compactMap(Self.parameter), uniquingKeysWith: { first, _ in first })
    }

    func bytes(_ name: String) -> [UInt8]? { parameters[name] }

    /// What a parameter says in each of the ways it can be written, the newer first.
    func texts(_ name: String) -> [String] {
        [extended(name), continued(name), parameters[name].map(EncodedWords.text)].compactMap { $0 }
    }

    /// `name*=UTF-8''%E7%94%B3` (RFC 2231, section 4).
    private func extended(_ name: String) -> String? {
        guard let bytes = parameters[name + "*"] else { return nil }
        let (charset, text) = Self.charset(bytes)
        return ForeignText.text(Self.percentDecoded(text), declared: charset)
    }

    /// `name*0*=UTF-8''%E7; name*1=x` (RFC 2231, sections 3 and 4.1); some programs cut encoded words in pieces like that.
    private func continued(_ name: String) -> String? {
        var charset: String?
        var bytes: [UInt8] = []
        for number in 0..<parameters.count {
            if let encoded = parameters["\(name)*\(number)*"] {
                let (declared, text) = number == 0 ? Self.charset(encoded) : (nil, encoded)
                charset = charset ?? declared ?? ""
                bytes += Self.percentDecoded(text)
            } else if let plain = parameters["\(name)*\(number)"] {
                bytes += plain
            } else {
                break
            }
        }
        guard !bytes.isEmpty else { return nil }
        return charset.map { ForeignText.text(bytes, declared: $0) } ?? EncodedWords.text(bytes)
    }

    /// `charset'language'` in front of an encoded text.
    private static func charset(_ bytes: [UInt8]) -> (String, [UInt8]) {
        let parts = bytes.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return ("", bytes) }
        return (String(decoding: parts[0], as: UTF8.self), Array(parts[2]))
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] { HexadecimalEscapes.decoded(bytes[...], marker: 0x25) }

    /// Split at the semicolons outside quotes.
    private static func pieces(_ field: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = field.startIndex
        var isQuoted = false
        var isEscaped = false
        for index in field.indices {
            let byte = field[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted && byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isQuoted.toggle()
            } else if byte == 0x3B && !isQuoted {
                pieces.append(field[start..<index])
                start = index + 1
            }
        }
        return pieces + [field[start...]]
    }

    /// A value without quotes goes to its end: programs write names with spaces that way.
    private static func parameter(_ piece: ArraySlice<UInt8>) -> (String, [UInt8])? {
        guard let equals = piece.firstIndex(of: 0x3D) else { return nil }
        let name = String(decoding: piece[..<equals].trimmed, as: UTF8.self).lowercased()
        let value = piece[(equals + 1)...].trimmed
        return (name, value.first == 0x22 ? unquoted(value.dropFirst()) : Array(value))
    }

    /// Only quotes and backslashes are ever escaped; another backslash belongs to a path.
    private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while let byte = rest.popFirst(), byte != 0x22 {
            if byte == 0x5C, let next = rest.first, next == 0x22 || next == 0x5C {
                bytes.append(next)
                rest.removeFirst()
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
