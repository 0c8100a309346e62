import Testing

@testable import LocalWeb

@Suite struct FormTests {
    @Test(arguments: [
        ("a=1&b=%E5%BC%A0%20&a=2", ["1", "2"], "张 "), ("a=&b=+", [""], " "), ("a=%zz&b", ["%zz"], ""), ("", [], ""),
    ])
    func urlEncodedForms(_ text: String, _ a: [String], _ b: String) {
        let form = Form(urlEncoded: Array(text.utf8))
        #expect(form.values("a") == a && form.value("b") == b)
    }

    @Test(arguments: ["", "--X", "--X\r\n", "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nunfinished", "junk--X--"])
    func brokenMultipartIsRefused(_ text: String) {
        #expect(Multipart.form(Array(text.utf8), boundary: "X") == nil)
    }

    @Test func aFileKeepsItsBytes() throws {
        let content: [UInt8] = [0x0D, 0x0A, 0x2D, 0x2D, 0x58, 0x00, 0xFF]
        var bytes = Array("--XY\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\a\\b.xls\"\r\n\r\n".utf8)
        bytes += content + Array("\r\n--XY--\r\n".utf8)
        let file = try #require(Multipart.form(bytes, boundary: "XY")?.file("f"))
        #expect(file.bytes == content && file.name == "b.xls")
    }
}
