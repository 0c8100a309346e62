import CenterDesk
import CenterStore
import Enrollment
import Foundation
import SiteVisitor
import Testing

@testable import CenterWeb

/// An operator's word on a row: who gave it stands in the journal, and a comparison leaves it alone.
@Suite struct DecisionTests {
    private func file(_ site: CenterSite, _ name: String) throws -> RowFile {
        try site.desk().rowFile(CenterSite.unit, try #require(try site.references()[name]))
    }

    @Test func aDecisionStandsInTheJournalUnderTheOperatorsName() async throws {
        let site = try CenterSite()
        let path = try site.path("小米")
        try await site.visit { browser in
            try await browser.logIn()
            #expect(try await browser.get(path).text.contains("name=\"kind\" value=\"accepted\""))
            let answer = try await browser.decide(path, ["do": "decide", "kind": "accepted", "note": "已看过更名证明"])
            #expect(answer.location == path)
            let page = try await browser.get(path).text
            #expect(page.contains("已决定：小米，通过") && page.contains("人工决定：通过") && page.contains("李敏") && page.contains("已看过更名证明"))
        }
        let file = try file(site, "小米")
        #expect(file.outcome?.kind == .accepted && file.outcome?.isDecided == true && file.outcome?.personalNumber.isEmpty == false)
        #expect(file.entries.last?.operator == "李敏" && file.entries.last?.details.contains("已看过更名证明") == true)
        #expect(file.entries.dropLast().allSatisfy { $0.operator != "李敏" })
        #expect(try site.desk().verifyLog().isIntact)
    }

    @Test func aLaterComparisonKeepsItAndThePageSaysSo() async throws {
        let site = try CenterSite()
        let path = try site.path("小耳朵")
        try await site.visit { browser in
            try await browser.logIn()
            _ = try await browser.get(path)
            _ = try await browser.decide(path, ["do": "decide", "kind": "rejected", "note": "户口不在本区"])
            _ = try await browser.get("/findings")
            #expect(try await browser.post("/compare", [:]).location == "/findings")
            #expect(try await browser.get("/findings").text.contains("已比对 1 个单位"))
            let page = try await browser.get(path).text
            #expect(page.contains("人工决定：错误") && page.contains("以后比对也不改它") && page.contains("户口不在本区"))
            #expect(try await browser.get("/findings?reason=center.decided").text.contains("小耳朵"))

            _ = try await browser.get(path)
            #expect(try await browser.decide(path, ["do": "withdraw"]).location == path)
            let withdrawn = try await browser.get(path).text
            #expect(withdrawn.contains("已撤销人工决定") && withdrawn.contains("撤销人工决定，按规则：通过"))
        }
        #expect(try file(site, "小耳朵").decision == nil)
        #expect(try file(site, "小耳朵").outcome?.kind == .accepted)
    }

    @Test(arguments: [
        (["do": "decide", "kind": "accepted", "note": "　 "], "请写明理由"),
        (["do": "decide", "kind": "accepted", "note": String(repeating: "长", count: 201)], "请写明理由"),
        (["do": "decide", "note": "为什么"], "请选一个"), (["do": "decide", "kind": "perhaps", "note": "为什么"], "请选一个"),
    ])
    func withoutAResultOrAReasonNothingIsDecided(_ form: [String: String], _ says: String) async throws {
        let site = try CenterSite()
        let path = try site.path("小米")
        try await site.visit { browser in
            try await browser.logIn()
            _ = try await browser.get(path)
            #expect(try await browser.decide(path, form).text.contains(says))
        }
        #expect(try file(site, "小米").decision == nil)
    }

    @Test(arguments: [
        ["do": "decide", "kind": "rejected", "note": "看过证明"], ["do": "withdraw", "kind": "rejected", "note": "看过证明"],
    ])
    func nothingIsDecidedOnContentThatWasNotShown(_ form: [String: String]) async throws {
        let site = try CenterSite()
        let path = try site.path("小米")
        try await site.visit { browser in
            try await browser.logIn()
            _ = try await browser.decide(path, ["kind": "pending", "note": "先放一放"])
            _ = try await browser.get(path)
            let page = try await browser.post(path, form.merging(["digest": "of what the unit declared before"]) { $1 }).text
            #expect(page.contains("单位刚刚改过这个人的内容，请看过再决定。") && page.contains("value=\"看过证明\""))
            #expect(page.contains("value=\"rejected\" required checked"))
        }
        #expect(try file(site, "小米").decision?.kind == .pending)
    }

    @Test func whatWasTypedStaysWhileAnotherProgramIsAtWork() async throws {
        let site = try CenterSite()
        let path = try site.path("小米")
        let lock = open(CenterFolder(site.folder).url.appending(path: "center.lock").path, O_RDWR | O_CREAT, 0o600)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
        try await site.visit { browser in
            try await browser.logIn()
            let page = try await browser.decide(path, ["kind": "accepted", "note": "看过证明"]).text
            #expect(page.contains("请等它做完再试") && page.contains("value=\"看过证明\""))
            #expect(page.contains("value=\"accepted\" required checked"))
        }
        #expect(try file(site, "小米").decision == nil)
    }
}
