import CenterDesk
import Enrollment
import Hummingbird
import LocalWeb

struct LoginPage: Page {
    static let template = "center-login"
    let gate: Gate
    let centerName: String
    let year: String
    let operatorName: String
    let notice: String?
    /// Nobody but the center's own password can log in yet.
    let isFirst: Bool
    let isLocked: Bool
    /// Where it goes on afterwards.
    let next: String
    let problem: Problem?
}

extension Web {
    func loginPage(_ visit: Visit, operatorName: String = "", problem: Problem? = nil) throws -> Response {
        let profile = try visit.desk.profile
        let isFirst = try visit.desk.operators().isEmpty
        return renderer.response(
            LoginPage(
                gate: gate("登录", visit.session), centerName: profile.name, year: String(profile.insuranceYear),
                operatorName: operatorName.isEmpty ? visit.session.formerName ?? (isFirst ? CenterDesk.administrator : "") : operatorName,
                notice: visit.notice?.title,
                isFirst: isFirst, isLocked: visit.session.formerName != nil, next: visit.next, problem: problem))
    }

    @Sendable func logIn(_ visit: inout Visit) async throws -> Response {
        let name = visit.form.value("operator").onOneLine.trimmed
        do {
            let (desk, password) = (visit.desk, visit.form.value("password"))
            // The key derivation takes a moment of a whole core; other pages go on meanwhile.
            visit.session.attendant = try await Task.detached { try desk.logIn(name, password: password) }.value
        } catch {
            return try loginPage(visit, operatorName: name, problem: Problem(of: error))
        }
        visit.session = await sessions.renewed(visit.session)
        return Self.afterLogin(visit.next)
    }

    @Sendable func logOut(_ visit: inout Visit) async throws -> Response {
        let session = visit.session
        if visit.form.value("do") == "quit", session.isLoggedIn {
            await sessions.endAll()
            quit()
            return renderer.response(
                ProblemPage(gate: gate("已退出系统", session), message: "程序已停止，数据已保存。可以关闭这个窗口；下次运行 canbao-center serve。"))
        }
        await sessions.end(session)
        visit.session = await sessions.session(nil)
        return Self.redirect("/")
    }
}
