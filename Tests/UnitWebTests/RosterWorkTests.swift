import Testing

@testable import UnitWeb

/// What is done with many people from the roster, as a browser sends it.
@Suite struct RosterWorkTests {
    @Test func reducingAsksFirstAndIsOneBatch() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            _ = try await browser.get("/declared?class=八年级5班")
            let asked = try await browser.post("/declared", ["class": "八年级5班", "scope": "all", "reduction": "转学", "do": "reduce"])
            #expect(asked.text.contains("把这 2 人记为减少（转学），对吗？") && asked.text.contains("曹佳宁") && asked.text.contains("邓子墨"))
            #expect(try await browser.get("/declared").text.contains("曹佳宁"), "nothing is done before the yes")
            let done = try await browser.post(
                "/declared", ["class": "八年级5班", "scope": "all", "reduction": "转学", "do": "reduce", "sure": "1"])
            let batch = try #require(done.location)
            #expect(batch == "/reductions/1")
            #expect(try await browser.get("/reduced").text.contains("邓子墨"))
            _ = try await browser.get(batch)
            #expect(try await browser.post(batch, ["do": "undo"]).location == "\(batch)")
            #expect(try await browser.get("/reduced").text.contains("没有记录"))
        }
    }

    @Test func withNobodyTickedNothingHappens() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            #expect(try await browser.post("/declared", ["scope": "ticked", "reduction": "毕业", "do": "reduce"]).location == "/declared")
            #expect(try await browser.get("/declared").text.contains("没有选中人"))
        }
    }

    @Test func aClassMovesUpAsABatchToLookAt() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            let page = try await browser.get("/classes").text
            #expect(page.contains("三年级4班") && page.contains("四年级4班"))
            let made = try await browser.post("/classes", ["move": "0", "class-0": "三年级4班", "next-0": "四年级4班"])
            let batch = try #require(made.location)
            let shown = try await browser.get(batch).text
            #expect(shown.contains("<del>三年级4班</del>") && shown.contains("<ins>四年级4班</ins>"))
            #expect(try await browser.get("/declared?class=四年级4班").text.contains("没有记录"), "an open batch changes nobody")
            _ = try await browser.get(batch)
            _ = try await browser.post(batch, ["do": "submit"])
            #expect(try await browser.get("/declared?class=四年级4班").text.contains("程诗琪"))
        }
    }

    /// A save carries the version it was loaded from; a stale one is refused with both values shown.
    @Test func aStaleSaveShowsBothValues() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            _ = try await browser.get("/amend")
            let save = { (version: String, phone: String) in
                try await browser.post("/amend", ["reference": "P100001", "version": version, "do": "amend", "phone": phone])
            }
            #expect(try await save("1", "13800000001").status == 303)
            let stale = try await save("1", "13800000002").text
            #expect(stale.contains("刚才已被改过") && stale.contains("value=\"13800000002\""))
            #expect(stale.contains("名单里现在是 <b>13800000001</b>"))
        }
    }
}
