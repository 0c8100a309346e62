import NIOCore
import Testing

@testable import UnitWeb

/// Pages kept for every session: each gets its own token and nobody else's.
@Suite struct LastingPageTests {
    @Test(arguments: [0, 1, 3]) func everyPlaceTakesTheToken(_ places: Int) {
        let parts = Array(repeating: "a", count: places + 1)
        let page = LastingPage(ByteBuffer(string: parts.joined(separator: LastingPage.placeholder)))
        for token in [String(repeating: "1", count: 64), String(repeating: "2", count: 64)] {
            #expect(String(buffer: page.bearing(token: token)) == parts.joined(separator: token))
        }
    }

    @Test func twoBrowsersSeeOnePageWithTheirOwnTokens() async throws {
        try await Site().visit { first in
            try await first.logIn()
            let (cookie, page) = (await first.cookie, try await first.get("/declared").text)
            await first.plant(cookie: "")
            try await first.logIn()
            let other = try await first.get("/declared").text
            #expect(await first.cookie != cookie)
            #expect(page.token != other.token && page.replacing(page.token, with: other.token) == other)
            #expect(!other.contains(LastingPage.placeholder))
            #expect(try await first.post("/declared", ["scope": "ticked", "do": "reduce"], token: page.token).status == 403)
            #expect(try await first.post("/declared", ["scope": "ticked", "do": "reduce"], token: other.token).status == 303)
        }
    }
}

extension String {
    fileprivate var token: String { firstMatch(of: /name="token" value="([0-9a-f]{64})"/).map { String($0.1) } ?? "" }
}
