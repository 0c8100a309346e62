import Testing

@testable import LocalWeb

@Suite struct ReturnPathTests {
    @Test(arguments: ["/declared", "/declared?page=2&class=%E4%B8%80%E7%8F%AD", "/person/P1"])
    func aPageOfOurs(_ text: String) { #expect(ReturnPath(text)?.path == text) }

    @Test(arguments: [
        "", "/", "declared", "//evil.example", "/\\evil.example", "https://evil.example/", "/x\r\nSet-Cookie: a=b", "/x y", "/名单", "/\tx",
        "/x\\y",
        "/?next=/x", "javascript:alert(1)", "/" + String(repeating: "x", count: 2000),
    ])
    func nothingElse(_ text: String) { #expect(ReturnPath(text) == nil) }
}
