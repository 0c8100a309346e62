import Foundation
import Hummingbird
import LocalWeb
import UnitDesk

struct LoginCodePage: Page {
    static let template = "login-code"
    let gate: Gate
    let code: String
    let notice: String?
    let isDemonstration: Bool
    /// Where it goes on afterwards.
    let next: String
    let problem: Problem?
}

struct LoginPasswordPage: Page {
    static let template = "login-password"
    let gate: Gate
    let unitName: String
    let unitCode: String
    let year: String
    let operatorName: String
    let demonstrationPassword: String?
    let isLocked: Bool
    /// Where it goes on afterwards.
    let next: String
    let problem: Problem?
}

extension Web {
    func loginPage(_ visit: Visit, code: String = "", problem: Problem? = nil) -> Response {
        renderer.response(
            LoginCodePage(
                gate: gate("登录", visit.session), code: code, notice: visit.notice?.title,
                isDemonstration: visit.session.isDemonstration, next: visit.next, problem: problem))
    }

    @Sendable func loginCode(_ visit: inout Visit) async throws -> Response {
        let code = visit.form.value("code")
        do {
            try visit.desk.checkLoginCode(code)
        } catch {
            visit.session.passedCode = false
            return try loginPage(visit, code: code, problem: Problem(of: error))
        }
        visit.session.passedCode = true
        return try passwordPage(visit)
    }

    @Sendable func loginPassword(_ visit: inout Visit) async throws -> Response {
        guard visit.session.passedCode else { return Self.redirect("/") }
        let name = visit.form.value("operator").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { return try passwordPage(visit, problem: Problem("请填写经办人。")) }
        do {
            let desk = visit.desk
            let password = visit.form.value("password")
            // The key derivation takes a moment of a whole core; other pages go on meanwhile.
            visit.session.keys = try await Task.detached { try desk.unlock(password: password) }.value
        } catch {
            return try passwordPage(visit, problem: Problem(of: error))
        }
        visit.session.operatorName = String(name.prefix(40))
        try visit.desk.remember(operator: visit.session.operatorName)
        visit.session = await sessions.renewed(visit.session)
        return Self.redirect(ReturnPath(visit.next)?.path ?? landing)
    }

    @Sendable func logout(_ visit: inout Visit) async throws -> Response {
        let session = visit.session
        if visit.form.value("do") == "quit", session.isLoggedIn {
            await sessions.endAll()
            quit()
            return renderer.response(
                ProblemPage(gate: gate("已退出系统", session), message: "程序已停止，名单已保存。可以关闭这个窗口；下次从图标启动。"))
        }
        await sessions.end(session)
        visit.session = await sessions.session(nil)
        visit.session.isDemonstration = session.isDemonstration
        return Self.redirect("/")
    }

    func passwordPage(_ visit: Visit, problem: Problem? = nil) throws -> Response {
        guard let profile = try visit.desk.profile else { return Self.redirect("/") }
        return renderer.response(
            LoginPasswordPage(
                gate: gate("登录", visit.session), unitName: profile.name, unitCode: profile.code, year: String(profile.insuranceYear),
                operatorName: visit.form.has("operator")
                    ? visit.form.value("operator")
                    : visit.session.isLocked ? visit.session.operatorName : try visit.desk.rememberedOperator(),
                demonstrationPassword: visit.session.isDemonstration ? desks.guide.password : nil, isLocked: visit.session.isLocked,
                next: visit.next, problem: problem))
    }
}
