import Assets
import Demo
import Foundation
import Testing
import UnitDesk
import Workbook

@testable import UnitWeb

/// A Mustache renders a name that nobody has as nothing: here every name a template uses must stand in some page's source of names.
@Suite struct TemplateTests {
    /// Names that a struct of ours has, down through its parts.
    private static func names(_ value: Any, depth: Int = 0) -> Set<String> {
        guard depth < 6 else { return [] }
        var names: Set<String> = []
        for child in Mirror(reflecting: value).children {
            if let label = child.label, label != "some" { names.insert(label) }
            names.formUnion(self.names(child.value, depth: depth + 1))
        }
        return names
    }

    /// `{{name}}`, `{{#name}}`, `{{^name}}`, of `a.b` both; partials, blocks and parents aside.
    private static func used(_ source: String) -> Set<String> {
        var names: Set<String> = []
        for part in source.split(separator: "{{").dropFirst() {
            guard let tag = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false).first, let first = tag.first else {
                continue
            }
            guard !"<>$/".contains(first), tag != "." else { continue }
            let name = "#^".contains(first) ? tag.dropFirst() : tag
            names.formUnion(name.split(separator: ".").map(String.init))
        }
        return names
    }

    @Test func everyTemplateCompiles() throws { _ = try Renderer() }

    @Test(arguments: [
        ("first-start", names(FirstStartPage(gate: gate, problem: ""))), ("problem", names(ProblemPage(gate: gate, message: "", back: ""))),
        (
            "login-code", names(LoginCodePage(gate: gate, code: "", notice: "", problem: ""))
        ),
        (
            "login-password",
            names(
                LoginPasswordPage(
                    gate: gate, unitName: "", unitCode: "", year: "", operatorName: "", demonstrationPassword: "", problem: ""))
        ),
        (
            "equation",
            names(["equation": 0]).union(["equation"]).union(names(EquationView(.init(renewals: 1, additions: 1, reductions: 1))))
        ),
    ])
    func gatePagesHaveTheirNames(_ template: String, _ names: Set<String>) throws {
        let source = try #require(Assets.templates[template])
        #expect(Self.used(source).subtracting(names).isEmpty)
    }

    private static let gate = Gate(title: "", version: "", token: "", isDemonstration: true)

    @Test func deskPagesHaveTheirNames() throws {
        let pages = try Self.deskPages()
        for (template, page) in pages {
            let source = try #require(Assets.templates[template])
            let missing = Self.used(source).subtracting(Self.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(Self.used(try #require(Assets.templates["layout"])).subtracting(Self.names(page)).isEmpty)
        }
        #expect(pages.count + 5 + 3 == Assets.templates.count, "a template that no case here proves")
    }

    /// Every page behind the login with each of its parts filled in at least once.
    private static func deskPages() throws -> [(String, any Page)] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-pages-\(UUID())", directoryHint: .isDirectory)
        let desk = try DemoCenter.create(in: folder).unit
        let batch = try desk.stage(.additions, fileName: "x.xls", bytes: DemoPaper.additions.encoded(as: .xls), sheet: nil, operator: "王")
            .number
        let overview = try desk.overview()
        let shell = Shell(
            .home, profile: overview.profile, session: Session(now: Date()), notice: Notice(.ok, "x"), overview: overview,
            demonstrationPassword: "")
        let equation = EquationView(overview.equation)
        let choice = QueryPage.Choice(value: "", label: "", isSelected: false)
        return [
            ("home", HomePage(shell: shell, overview: overview)),
            (
                "batch",
                BatchPage(
                    shell: shell, destination: .additions, batches: try desk.batches(), judged: try desk.judgedBatch(batch), show: "",
                    page: 1)
            ),
            (
                "query",
                QueryPage(
                    shell: shell, path: "", subtitle: "", equation: equation,
                    fields: [.init(name: "", title: "", kind: "", value: "", isChoice: true, choices: [choice])], exportPath: "",
                    exportQuery: "",
                    canLeave: true, hasRows: true, emptyText: "", headers: [.init(title: "", isNumber: true)],
                    rows: [.init(cells: [.init(text: "", isNumber: true)], pinned: .init(lines: [""], action: ""), action: "")],
                    hasActions: true,
                    pins: "", range: "", previous: "", next: "")
            ),
            (
                "person",
                PersonPage(
                    shell: shell, path: "", types: [choice], number: "", problem: "", hasPerson: true, reference: "", version: "", name: "",
                    state: "",
                    fields: [.init(name: "", title: "", value: "", isReadOnly: true)], canAmend: true, canReduce: true, canRestore: true)
            ),
            (
                "declare",
                DeclarePage(
                    shell: shell, sequence: "", fileName: "", closes: "", daysLeft: "", equation: equation,
                    made: .init(name: "", declared: "", digest: "", folder: ""), dropOuts: [.init(name: "", number: "", why: "")],
                    hasDropOuts: true,
                    dropOutCount: "", sinceLast: "", openRejections: "", isEmpty: true, isAfterClosing: true, needsConsent: true)
            ),
            (
                "apply",
                ApplyPage(
                    shell: shell, problem: "", example: "",
                    plan: .init(sequence: "", before: "", missing: "", isNew: true, changes: [.init(title: "", count: "")]))
            ),
            (
                "exchange-log",
                ExchangeLogPage(
                    shell: shell,
                    packages: [
                        .init(
                            direction: "", kind: "", sequence: "", fileName: "", isSent: true, time: "", rows: "", receipt: "",
                            receiptKind: "", digest: "")
                    ], refused: [.init(time: "", fileName: "", reason: "")], hasRefused: true)
            ),
            (
                "system",
                SystemPage(
                    shell: shell, version: "", backups: [""], backupFolder: "", log: "",
                    certificates: [.init(title: "", expires: "", fingerprint: "")], codes: [.init(table: "", code: "", name: "")])
            ),
        ]
    }
}
