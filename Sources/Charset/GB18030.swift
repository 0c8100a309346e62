/// GB 18030, of which GBK and GB 2312 are parts.
package enum GB18030 {
    /// nil when the bytes are none.
    package static func text(_ bytes: [UInt8]) -> String? { (try? utf8(bytes)).map { String(decoding: $0, as: UTF8.self) } }

    /// The same as valid UTF-8.
    package static func utf8(_ bytes: [UInt8]) throws(CodePage.Undecodable) -> [UInt8] {
        guard let page = CodePage(name: "GB18030") else { throw CodePage.Undecodable(offset: 0, isCutShort: false) }
        return try page.utf8(bytes)
    }
}
