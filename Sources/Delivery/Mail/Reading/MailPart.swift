import Foundation

/// Header fields and a body: a mail, or a part of one.
struct MailPart {
    let body: ArraySlice<UInt8>
    /// Programs write it twice and not always both times right: the one that is a package's counts, else the first.
    let fileName: String
    private let type: HeaderField?
    private let encoding: HeaderField?

    init(_ bytes: ArraySlice<UInt8>) {
        let header = MailHeader(bytes)
        type = header["content-type"]
        encoding = header["content-transfer-encoding"]
        let names = ((header["content-disposition"]?.texts("filename") ?? []) + (type?.texts("name") ?? [])).map(Self.lastComponent)
        fileName = names.first { $0.lowercased().hasSuffix(".canbao") } ?? names.first { !$0.isEmpty } ?? ""
        body = header.body
    }

    /// `type/subtype` in small letters.
    var contentType: String { type?.value ?? "text/plain" }

    /// Of a multipart.
    var boundary: [UInt8]? {
        guard contentType.hasPrefix("multipart/"), let boundary = type?.bytes("boundary"), !boundary.isEmpty else { return nil }
        return boundary
    }

    /// Whether it is a mail itself: forwarded, or saved and attached.
    var isMail: Bool { contentType == "message/rfc822" || fileName.lowercased().hasSuffix(".eml") }

    func decoded() -> ArraySlice<UInt8> { TransferEncoding.decoded(body, encoding?.value ?? "") }

    /// Some programs write the whole path; none may write what is not seen.
    private static func lastComponent(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let visible = last.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(visible)).trimmingCharacters(in: .whitespaces)
    }
}
