import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

/// 对调证件号码: both people before and after, then one step.
struct SwapPage: Page {
    static let template = "swap"

    struct Side: Sendable {
        let name: String
        let className: String
        let before: String
        let after: String
        let findings: [Said]
    }

    struct Said: Sendable {
        let kind: String
        let word: String
        let text: String
    }

    let shell: Shell
    let sides: [Side]
    let isAllowed: Bool
    let back: String
}

extension Web {
    @Sendable func previewSwap(_ visit: inout Visit) async throws -> Response {
        let form = visit.form
        visit.session.swap = nil
        let first = Identity(type: form.value("own-type"), number: form.value("own-number"))
        let second = Identity(type: form.value("other-type"), number: form.value("other-number"))
        let back = visit.path("/amend", with: [("type", first.type), ("number", first.number)])
        do {
            let swap = try visit.desk.previewSwap(first, second)
            visit.session.swap = swap
            func side(_ row: Int, _ person: Person, _ other: Person) -> SwapPage.Side {
                SwapPage.Side(
                    name: person.name, className: person[.className], before: "\(person[.identityType]) \(person[.identityNumber])",
                    after: "\(other[.identityType]) \(other[.identityNumber])",
                    findings: swap.findings.filter { $0.row == row }.map {
                        .init(kind: $0.severity == .error ? "error" : "warn", word: $0.severity == .error ? "错误" : "提醒", text: $0.message)
                    })
            }
            let people = (swap.first.person, swap.second.person)
            return renderer.response(
                SwapPage(
                    shell: try shell(.amend, visit, title: "对调证件号码"),
                    sides: [side(1, people.0, people.1), side(2, people.1, people.0)], isAllowed: swap.isAllowed, back: back))
        } catch {
            visit.session.notice = try notice(of: error)
            return Self.redirect(back)
        }
    }

    @Sendable func swap(_ visit: inout Visit) async throws -> Response {
        guard let swap = visit.session.swap, swap.isAllowed else { return Self.redirect("/amend") }
        visit.session.swap = nil
        do {
            try visit.desk.swap(swap, operator: visit.session.operatorName)
            visit.session.notice = Notice(.ok, "\(swap.first.person.name)与\(swap.second.person.name)的证件号码已对调。", "两个人的经过里都有记录。")
        } catch {
            visit.session.notice = try notice(of: error)
        }
        return Self.redirect("/person/\(swap.first.reference.text)")
    }
}
