import CenterDesk
import Demo
import Foundation
import Paperwork
import SiteVisitor
import Synchronization
import Testing

@testable import CenterWeb

@Suite struct LogInTests {
    @Test func fiveWrongPasswordsLockAlsoAcrossRestarts() throws {
        let site = try CenterSite()
        let desk = try site.desk()
        for left in [4, 3, 2, 1, 0] {
            #expect(throws: OperatorRefusal.passwordWrong(attemptsLeft: left)) {
                try desk.logIn(CenterSite.operatorName, password: "wrong")
            }
        }
        let restarted = try site.desk()
        #expect(throws: OperatorRefusal.loginLocked(minutes: 5)) {
            try restarted.logIn(CenterSite.operatorName, password: CenterSite.password)
        }
        // One name's failures close nobody else's login.
        #expect(try restarted.logIn(CenterDesk.administrator, password: DemoCenter.password).isAdministrator)
        let later = try site.desk(clock: Clock { Date().addingTimeInterval(301) })
        #expect(try later.logIn(CenterSite.operatorName, password: CenterSite.password).name == CenterSite.operatorName)
    }

    /// Nobody but the administrator sets passwords anew: the administrator is not sent to the administrator.
    @Test func theLockedAdministratorIsToldWhichPassword() throws {
        let desk = try CenterSite().desk()
        var refusals: [String] = []
        for _ in 0..<6 {
            do {
                _ = try desk.logIn(CenterDesk.administrator, password: "wrong")
            } catch let error as OperatorRefusal {
                refusals.append(error.message)
            }
        }
        #expect(refusals.count == 6 && refusals.allSatisfy { !$0.contains("请管理员") })
        #expect(refusals.suffix(2).allSatisfy { $0.contains("用的是中心的密码") })
    }

    @Test(arguments: [
        ("李敏", "wrong", "还可以再试 4 次"), ("没有的人", "operator-password", "经办人或密码不对"), ("管理员", "operator-password", "还可以再试 4 次"),
        ("", "", "经办人或密码不对"),
    ])
    func aWrongPasswordIsOneSentenceAndNoSession(_ name: String, _ password: String, _ says: String) async throws {
        try await CenterSite().visit { browser in
            _ = try await browser.get("/")
            #expect(try await browser.post("/login", ["operator": name, "password": password]).text.contains(says))
            #expect(try await browser.get("/units").status == 303)
        }
    }

    @Test func whoeverIsDisabledIsOutAtTheNextClick() async throws {
        let site = try CenterSite()
        try await site.visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/units").status == 200)
            try site.desk().disableOperator(CenterSite.operatorName)
            #expect(try await browser.get("/units").location == "/?next=%2Funits")
            #expect(throws: OperatorRefusal.passwordWrong(attemptsLeft: nil)) {
                try site.desk().logIn(CenterSite.operatorName, password: CenterSite.password)
            }
        }
    }

    @Test func theAdministratorKeepsTheOperators() async throws {
        let site = try CenterSite()
        try await site.visit { browser in
            try await browser.logIn(CenterDesk.administrator, DemoCenter.password)
            for (form, says) in [
                (["do": "add", "name": "陈静", "password": "another-password"], "已添加经办人“陈静”"),
                (["do": "add", "name": "陈静", "password": "another-password"], "已经有经办人“陈静”"),
                (["do": "add", "name": "管理员", "password": "another-password"], "不能叫“管理员”"),
                (["do": "add", "name": "命令行", "password": "another-password"], "不能叫"),
                (["do": "add", "name": "周", "password": "short"], "密码太短"),
                (["do": "password", "name": "李敏", "password": "newer-password"], "已设置“李敏”的新密码"),
                (["do": "disable", "name": "陈静"], "已停用“陈静”"),
            ] {
                _ = try await browser.get("/operators")
                #expect(try await browser.post("/operators", form).location == "/operators")
                #expect(try await browser.get("/operators").text.contains(says), "\(form)")
            }
        }
        #expect(throws: OperatorRefusal.self) { try site.desk().logIn("李敏", password: CenterSite.password) }
        _ = try site.desk().logIn("李敏", password: "newer-password")
        #expect(try site.desk().operators().map(\.isActive) == [true, false])
        #expect(try site.desk().verifyLog().isIntact)
    }

    @Test func anOperatorKeepsNoOperators() async throws {
        let site = try CenterSite()
        try await site.visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/operators").text.contains("只有管理员能用"))
            #expect(try await !browser.get("/").text.contains("href=\"/operators\""))
            _ = try await browser.get("/units")
            let answer = try await browser.post("/operators", ["do": "add", "name": "陈静", "password": "another-password"])
            #expect(answer.text.contains("只有管理员能用"))
        }
        #expect(try site.desk().operators().count == 1)
    }

    @Test func idlenessEndsTheSession() async throws {
        let site = try CenterSite()
        let later = Later()
        try await site.visit(clock: Clock { later.now }) { browser in
            try await browser.logIn()
            later.minutes = 29
            #expect(try await browser.get("/units").status == 200)
            later.minutes = 60
            #expect(try await browser.get("/units").status == 303)
        }
    }
}

/// A clock that the test moves.
private final class Later: Sendable {
    private let state = Mutex(0)
    var minutes: Int {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
    var now: Date { Date().addingTimeInterval(Double(minutes) * 60) }
}
