/// The encoding that a page or an XML file says it has, where that makes a difference: what else is said is no better than a look at the bytes.
enum DeclaredCharset {
    case gb18030
    case big5

    init?(in bytes: [UInt8]) {
        var scanner = MarkupScanner(Array(bytes.prefix(4096)), .html)
        var name: String?
        while name == nil, let token = scanner.next() {
            switch token {
            case .declaration(let place): name = scanner.value(after: "encoding", in: place)
            case .open(let tag) where tag.name == "meta": name = scanner.value(after: "charset", in: tag.attributes)
            default: break
            }
        }
        guard let name else { return nil }
        self.init(named: name)
    }

    private init?(named name: String) {
        if name.hasPrefix("gb") || name.hasPrefix("x-gb") || name.hasSuffix("936") {
            self = .gb18030
        } else if name.hasPrefix("big5") {
            self = .big5
        } else {
            return nil
        }
    }
}

extension MarkupScanner {
    /// In lower case: what stands behind `word` and an equals sign, in quotes or not.
    fileprivate func value(after word: String, in place: Range<Int>) -> String? {
        let text = String(decoding: bytes[place], as: UTF8.self).lowercased()
        guard let found = text.firstRange(of: word) else { return nil }
        let rest = text[found.upperBound...].drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        let name = rest.dropFirst().drop { " \"'".contains($0) }.prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
        }
        return name.isEmpty ? nil : String(name)
    }
}
