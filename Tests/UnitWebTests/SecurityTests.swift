import HTTPTypes
import LocalWeb
import Testing

@testable import UnitWeb

@Suite struct SecurityTests {
    @Test func everyAnswerCarriesTheHeaders() async throws {
        try await Site().visit { browser in
            for path in ["/", "/style.css", "/nowhere"] {
                let answer = try await browser.get(path)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(path)")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
            let cookie = try await browser.get("/").headers[.setCookie]
            #expect(cookie?.contains("HttpOnly") == true && cookie?.contains("SameSite=Strict") == true)
        }
    }

    @Test func aPostFromAnotherSiteIsRefused() async throws {
        try await Site().visit { browser in
            _ = try await browser.get("/")
            #expect(try await browser.post("/demo", [:], headers: [.origin: "http://evil.example"]).status == 403)
            #expect(try await browser.post("/demo", [:], headers: [.origin: "null"]).status == 403)
            #expect(try await browser.post("/demo", [:], headers: [:]).status == 403)
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            #expect(try await browser.post("/demo", [:], headers: [.origin: "http://localhost", site: "cross-site"]).status == 403)
        }
    }

    @Test func aPostWithoutThePagesTokenIsRefused() async throws {
        try await Site().visit { browser in
            _ = try await browser.get("/")
            let answer = try await browser.post("/demo", [:], token: "guessed")
            #expect(answer.status == 403)
            #expect(answer.text.contains("放得太久"))
        }
    }

    @Test func withoutALoginEveryPageLeadsToIt() async throws {
        try await Site().visit { browser in
            for destination in Destination.allCases where destination != .home && destination != .person {
                let answer = try await browser.get(destination.path)
                #expect(answer.status == 303 && answer.location == "/?next=\(destination.path.encoded)", "\(destination)")
            }
            for path in [
                "/outbox/x.canbao", "/export/declared/x.xls", "/additions/1", "/additions/1/errors.xls", "/person/P1", "/progress/1",
            ] {
                #expect(try await browser.get(path).status == 303, "\(path)")
            }
        }
    }

    @Test func aStrangerDoesNotStopTheProgram() async throws {
        try await Site().visit { browser in
            _ = try await browser.get("/")
            #expect(try await !browser.post("/logout", ["do": "quit"]).text.contains("程序已停止"))
        }
    }

    @Test func aCookiePlantedBeforeTheLoginIsWorthNothingAfterIt() async throws {
        try await Site().visit { browser in
            _ = try await browser.get("/")
            let before = await browser.cookie
            try await browser.logIn()
            let after = await browser.cookie
            #expect(before != after)
            await browser.plant(cookie: before)
            #expect(try await browser.get("/declared").status == 303)
            await browser.plant(cookie: after)
            #expect(try await browser.get("/declared").status == 200)
        }
    }

    @Test func afterLogoutTheSessionIsOver() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            let cookie = await browser.cookie
            #expect(try await browser.post("/logout", ["do": "logout"]).status == 303)
            await browser.plant(cookie: cookie)
            #expect(try await browser.get("/declared").status == 303)
        }
    }

    @Test(arguments: [
        "/outbox/..%2Fcanbao.sqlite", "/outbox/%2e%2e/canbao.sqlite", "/demo/sheets/..%2F..%2Fetc%2Fpasswd", "/export/declared/..%2Fx",
    ])
    func pathTricksFindNothing(_ path: String) async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            let answer = try await browser.get(path)
            #expect(answer.status != 200 && !answer.text.contains("SQLite"))
        }
    }
}
