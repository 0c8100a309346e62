/// Bodies as they travel (RFC 2045, section 6).
enum TransferEncoding {
    /// 7bit, 8bit, binary and what nobody knows are the bytes themselves.
    static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) -> ArraySlice<UInt8> {
        switch encoding {
        case "base64": Base64.decoded(body)[...]
        case "quoted-printable": quotedPrintable(body)[...]
        default: body
        }
    }

    /// Section 6.7: white space at the end of a line is none of the text; a line that ends with "=" goes on in the next.
    private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count)
        for line in MailLines(body) {
            var text = line.text
            while let last = text.last, last.isBlank || last == 0x0D { text.removeLast() }
            let isSoft = text.last == 0x3D
            if isSoft { text.removeLast() }
            bytes += HexadecimalEscapes.decoded(text, marker: 0x3D)
            if !isSoft { bytes += body[line.text.endIndex..<line.end] }
        }
        return bytes
    }
}
