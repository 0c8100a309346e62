import LongWork
import Synchronization
import Testing

@testable import LocalWeb

/// Work that outlasts a request: seen by its own session alone, and given up without a trace.
@Suite struct WorksTests {
    private let works = Works<NoContents>()

    /// Work that goes on until it is given up.
    private func endless(_ progress: WorkProgress) throws -> Ending<NoContents> {
        var done = 0
        while true {
            try progress.step(done)
            done += 1
        }
    }

    @Test func shortWorkIsAnsweredAtOnce() async throws {
        let number = await works.start("导入", back: "/additions", failed: "没有导入。", session: "a") { _ in Ending("/additions/1") }
        await works.wait(for: number, atMost: .seconds(60))
        let work = try #require(await works.look(number, session: "a"))
        #expect(try #require(work.outcome).get().path == "/additions/1")
    }

    @Test func anotherSessionSeesNothingOfIt() async throws {
        let number = await works.start("导入", back: "/", failed: "", session: "a") { _ in Ending("/") }
        #expect(await works.look(number, session: "b") == nil)
    }

    @Test func abandonedWorkEndsAsAbandoned() async throws {
        let number = await works.start("导入", back: "/", failed: "", session: "a", endless)
        let work = try #require(await works.look(number, session: "a"))
        #expect(work.outcome == nil && work.progress.abandon())
        await works.wait(for: number, atMost: .seconds(60))
        let ended = try #require(await works.look(number, session: "a")?.outcome)
        #expect(throws: WorkAbandoned.self) { try ended.get() }
    }

    @Test func whatIsBeingWrittenDownCanNoLongerBeAbandoned() async throws {
        let number = await works.start("导出", back: "/", failed: "", session: "a") { progress in
            try progress.seal("正在写入")
            #expect(!progress.abandon())
            return Ending("/declare")
        }
        await works.wait(for: number, atMost: .seconds(60))
        #expect(try #require(await works.look(number, session: "a")?.outcome).get().path == "/declare")
    }
}

struct NoContents: SessionContents {
    let isLoggedIn = false
    var afterLogin: NoContents { self }
    var locked: NoContents { self }
}
