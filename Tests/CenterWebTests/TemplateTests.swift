import Assets
import CenterDesk
import CenterStore
import Enrollment
import Foundation
import LocalWeb
import SiteVisitor
import Testing

@testable import CenterWeb

/// A Mustache renders a name that nobody has as nothing: here every name a template uses must stand in its page.
@Suite struct TemplateTests {
    @Test func pagesHaveTheirNames() throws {
        let layout = try #require(Assets.templates["center-layout"])
        let command = try #require(Assets.templates["center-command"])
        let pages = try Self.pages()
        for (template, page) in pages {
            let source = try #require(Assets.templates[template])
            var used = TemplateNames.used(source)
            if source.contains("{{<center-layout}}") { used.formUnion(TemplateNames.used(layout)) }
            if source.contains("{{>center-command}}") { used.formUnion(TemplateNames.used(command)) }
            let missing = used.subtracting(TemplateNames.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(TemplateNames.climbing(page).isEmpty, "\(template): \(TemplateNames.climbing(page))")
            #expect(TemplateNames.sections(source).intersection(TemplateNames.texts(page)).isEmpty, "\(template)")
        }
        #expect(pages.count + 2 == Assets.templates.keys.count { $0.hasPrefix("center-") }, "a template that no case here proves")
    }

    /// Every page with each of its parts filled in at least once.
    private static func pages() throws -> [(String, any Page)] {
        let site = try CenterSite()
        let desk = try site.desk()
        let shell = Shell(
            .home, profile: try desk.profile, session: Session(now: Date()), notice: Notice(.ok, "x", whatToDo: "/"), searched: "")
        let gate = Gate(title: "", side: "", manual: "", version: "", token: "")
        let field = ListField.text("q", "", Conditions([]) { _ in "" })
        let tab = ListTab(path: "", title: "", count: "", isCurrent: true)
        var home = HomePage(shell: shell, overview: try desk.overview())
        home.next = NextStep(sentence: "", link: .init(path: "", label: ""), command: .receive, compares: true)
        return [
            (
                "center-login",
                LoginPage(
                    gate: gate, centerName: "", year: "", operatorName: "", notice: "", isFirst: true, isLocked: true, next: "",
                    problem: Problem("", whatToDo: ""))
            ),
            ("center-home", home),
            (
                "center-list",
                ListPage(
                    shell: shell, path: "", subtitle: "", conditions: Conditions([]) { _ in "" },
                    fields: [field, .choice("x", "", [], Conditions([]) { _ in "" })], kept: [field], chips: [ListChip(text: "", path: "")],
                    tabs: [tab, tab], exports: [tab], exportsFollow: true, action: .init(target: "", label: ""), command: .receive,
                    table: TableMarkup(["x"], [1]) { $1.number($0) }, leaf: Leaf("2", of: 300, size: 100), emptyText: "")
            ),
            ("center-unit", UnitPage(shell: shell, file: try desk.unitFile(CenterSite.unit))),
            (
                "center-row",
                RowPage(
                    shell: shell, path: "", digest: "", refusal: Problem("", whatToDo: ""), name: "", unitPath: "", unitTitle: "",
                    personalNumber: "", outcome: "",
                    outcomeKind: "",
                    reason: Problem("", whatToDo: ""), fields: [.init(title: "", declared: "", roster: "", differs: true)], hasRoster: true,
                    facts: [.init(title: "", text: "", kind: "")],
                    decision: .init(title: "", signature: "", note: "", hasLapsed: true, standing: ""),
                    choices: [.init(value: "", label: "", hint: "", isChosen: true)], note: "", problem: Problem("", whatToDo: ""),
                    events: RowEvent.events(try desk.rowFile(CenterSite.unit, try #require(try site.references()["小米"]))), command: .receive
                )
            ),
            (
                "center-search",
                SearchPage(
                    shell: shell, text: "", hasText: true, units: [.init(path: "", title: "", state: "")], hasUnits: true, header: "",
                    people: "", hasPeople: true, isEmpty: true)
            ),
            (
                "center-operators",
                OperatorsPage(shell: shell, operators: [.init(name: "", state: "", stateKind: "", isActive: true)], hasOperators: true)
            ),
        ]
    }
}
