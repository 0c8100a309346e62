import HTTPTypes
import SiteVisitor
import Testing

@testable import CenterWeb

@Suite struct SecurityTests {
    @Test func everyAnswerCarriesTheHeaders() async throws {
        try await CenterSite().visit { browser in
            for path in ["/", "/style.css", "/nowhere"] {
                let answer = try await browser.get(path)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(path)")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
            let cookie = try await browser.get("/").headers[.setCookie]
            #expect(cookie?.contains("HttpOnly") == true && cookie?.contains("SameSite=Strict") == true)
            // The unit's page may run on the same computer, and cookies know no ports.
            #expect(cookie?.hasPrefix("canbao-center=") == true)
        }
    }

    @Test func aPostFromAnotherSiteIsRefused() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            #expect(try await browser.post("/compare", [:], headers: [.origin: "http://evil.example"]).status == 403)
            #expect(try await browser.post("/compare", [:], headers: [.origin: "null"]).status == 403)
            #expect(try await browser.post("/compare", [:], headers: [:]).status == 403)
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            #expect(try await browser.post("/compare", [:], headers: [.origin: "http://localhost", site: "cross-site"]).status == 403)
        }
    }

    @Test func aPostWithoutThePagesTokenIsRefused() async throws {
        let site = try CenterSite()
        let row = try site.path("小米")
        try await site.visit { browser in
            try await browser.logIn()
            for path in ["/compare", row, "/operators", "/logout"] {
                let answer = try await browser.post(path, ["do": "decide", "kind": "accepted", "note": "x"], token: "guessed")
                #expect(answer.status == 403 && answer.text.contains("放得太久"), "\(path)")
            }
        }
    }

    @Test func withoutALoginEveryPageLeadsToIt() async throws {
        let site = try CenterSite()
        let row = try site.path("小米")
        try await site.visit { browser in
            let pages = Destination.allCases.filter { $0 != .home }.map(\.path)
            for path in pages + [
                row, "/units/320571", "/units/320571/people", "/units/320571/cards", "/cards/batches", "/export/rejections/x.xls",
                "/progress/1",
            ] {
                let answer = try await browser.get(path)
                #expect(answer.status == 303 && answer.location?.hasPrefix("/?next=%2F") == !path.contains("."), "\(path)")
            }
            _ = try await browser.get("/")
            for path in ["/compare", row, "/operators"] {
                #expect(try await browser.post(path, ["do": "withdraw"]).location == "/", "\(path)")
            }
        }
    }

    @Test func aStrangerDoesNotStopTheProgram() async throws {
        try await CenterSite().visit { browser in
            _ = try await browser.get("/")
            #expect(try await !browser.post("/logout", ["do": "quit"]).text.contains("程序已停止"))
        }
    }

    @Test func aCookiePlantedBeforeTheLoginIsWorthNothingAfterIt() async throws {
        try await CenterSite().visit { browser in
            _ = try await browser.get("/")
            let before = await browser.cookie
            try await browser.logIn()
            let after = await browser.cookie
            #expect(before != after)
            await browser.plant(cookie: before)
            #expect(try await browser.get("/units").status == 303)
            await browser.plant(cookie: after)
            #expect(try await browser.get("/units").status == 200)
        }
    }

    @Test func afterLogoutTheSessionIsOver() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let cookie = await browser.cookie
            #expect(try await browser.post("/logout", ["do": "logout"]).status == 303)
            await browser.plant(cookie: cookie)
            #expect(try await browser.get("/units").status == 303)
        }
    }

    @Test(arguments: [
        "/export/..%2Fcenter.sqlite", "/export/rejections/..%2F..%2Fcenter.sqlite", "/units/..%2F..%2Fetc%2Fpasswd",
        "/units/320571/people/..%2F..%2Fx", "/units/320571'%20OR%201=1--",
    ])
    func pathTricksFindNothing(_ path: String) async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let answer = try await browser.get(path)
            #expect(!answer.text.contains("SQLite format") && !answer.text.contains("云川实验学校"))
        }
    }
}
