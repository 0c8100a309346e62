/// CSV as RFC 4180 has it: CRLF, UTF-8 without BOM, fields quoted where they must be, no control character in a field.
enum CSVText {
    /// nil when a field holds a control character.
    static func encoded(_ records: some Sequence<[String]>) -> [UInt8]? {
        var bytes: [UInt8] = []
        for record in records {
            for (position, field) in record.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                guard isClean(field) else { return nil }
                if field.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) {
                    bytes += "\"\(field.replacing("\"", with: "\"\""))\"".utf8
                } else {
                    bytes += field.utf8
                }
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    /// nil when the bytes are not such a text. The last record may lack its end.
    static func records(_ bytes: [UInt8]) -> [[String]]? {
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var records: [[String]] = []
        var record: [String] = []
        var position = 0
        while position < bytes.count {
            guard let field = field(bytes, &position) else { return nil }
            record.append(field)
            if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
                position += 1
                if position == bytes.count { record.append("") } else { continue }
            } else if position < bytes.count {
                guard bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A else { return nil }
                position += 2
            }
            records.append(record)
            record = []
        }
        return records
    }

    /// Reads up to the comma or the record's end.
    private static func field(_ bytes: [UInt8], _ position: inout Int) -> String? {
        var content: [UInt8] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            position += 1
            while true {
                guard position < bytes.count else { return nil }
                if bytes[position] != UInt8(ascii: "\"") {
                    content.append(bytes[position])
                    position += 1
                } else if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
                    content.append(UInt8(ascii: "\""))
                    position += 2
                } else {
                    position += 1
                    break
                }
            }
        } else {
            while position < bytes.count, ![UInt8(ascii: ","), 0x0D].contains(bytes[position]) {
                guard bytes[position] != UInt8(ascii: "\"") else { return nil }
                content.append(bytes[position])
                position += 1
            }
        }
        let text = String(decoding: content, as: UTF8.self)
        return isClean(text) ? text : nil
    }

    static func isClean(_ text: String) -> Bool {
        !text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}" }
    }
}
