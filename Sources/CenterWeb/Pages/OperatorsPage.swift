import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

struct OperatorsPage: Page {
    static let template = "center-operators"

    struct OperatorView: Sendable {
        let name: String
        let state: String
        let stateKind: String
        let isActive: Bool
    }

    let shell: Shell
    let operators: [OperatorView]
    let hasOperators: Bool
}

extension Web {
    @Sendable func operators(_ visit: inout Visit) async throws -> Response {
        guard visit.session.attendant?.isAdministrator == true else { throw OperatorRefusal.administratorOnly }
        let operators = try visit.desk.operators()
        return renderer.response(
            OperatorsPage(
                shell: try shell(.operators, visit),
                operators: operators.map {
                    .init(name: $0.name, state: $0.isActive ? "可以登录" : "已停用", stateKind: $0.isActive ? "ok" : "", isActive: $0.isActive)
                }, hasOperators: !operators.isEmpty))
    }

    @Sendable func changeOperators(_ visit: inout Visit) async throws -> Response {
        guard visit.session.attendant?.isAdministrator == true else { throw OperatorRefusal.administratorOnly }
        let (desk, cost) = (visit.desk, vaultCost)
        let (name, password) = (visit.form.value("name"), visit.form.value("password"))
        do {
            switch visit.form.value("do") {
            case "add":
                try await Task.detached { try desk.addOperator(name, password: password, vaultCost: cost) }.value
                visit.session.notice = Notice(.ok, "已添加经办人“\(name)”。", "请把密码当面告诉本人。")
            case "password":
                try await Task.detached { try desk.setPassword(password, ofOperator: name, vaultCost: cost) }.value
                visit.session.notice = Notice(.ok, "已设置“\(name)”的新密码。", "原来的登录已经退出。")
            case "disable":
                try desk.disableOperator(name)
                visit.session.notice = Notice(.ok, "已停用“\(name)”。", "以前办的事仍记在这个名下；设置新密码就重新启用。")
            default: break
            }
        } catch {
            visit.session.notice = try notice(of: error)
        }
        return Self.redirect(Destination.operators.path)
    }
}
