import Charset

/// Texts whose bytes are UTF-8 or GB18030 (GBK and GB2312 are parts of it).
enum ForeignText {
    /// - Parameter declared: what the bytes claim to be; where it is missing or neither of the two, valid UTF-8 is taken for UTF-8.
    static func text(_ bytes: [UInt8], declared: String = "") -> String {
        let isGB = ["gb", "x-gb", "cp936", "ms936"].contains { declared.lowercased().hasPrefix($0) }
        let utf8 = String(validating: bytes, as: UTF8.self)
        return (isGB ? GB18030.text(bytes) ?? utf8 : utf8 ?? GB18030.text(bytes)) ?? String(decoding: bytes, as: UTF8.self)
    }
}
