import Assets
import Delivery
import Demo
import Foundation
import Testing
import UnitDesk
import Workbook

@testable import LocalWeb
@testable import UnitWeb

/// A Mustache renders a name that nobody has as nothing: here every name a template uses must stand in some page's source of names.
@Suite struct TemplateTests {
    /// Names that a struct of ours has, down through its parts.
    private static func names(_ value: Any, depth: Int = 0) -> Set<String> {
        guard depth < 8 else { return [] }
        var names: Set<String> = []
        for child in Mirror(reflecting: value).children {
            if let label = child.label, label != "some" { names.insert(label) }
            names.formUnion(self.names(child.value, depth: depth + 1))
        }
        return names
    }

    /// `{{name}}`, `{{{name}}}`, `{{#name}}`, `{{^name}}`, of `a.b` both; partials, blocks and parents aside.
    private static func used(_ source: String) -> Set<String> {
        var names: Set<String> = []
        for part in source.split(separator: "{{").dropFirst() {
            guard let tag = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false).first, let first = tag.first else {
                continue
            }
            guard !"<>$/".contains(first), tag != "." else { continue }
            let name = "#^{".contains(first) ? tag.dropFirst() : tag
            names.formUnion(name.split(separator: ".").map(String.init))
        }
        return names
    }

    /// Optional parts whose name somebody around them has too: a Mustache would climb to that one where the part is nil.
    private static func climbing(_ value: Any, around: Set<String> = []) -> Set<String> {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle != .collection else {
            return mirror.children.reduce(into: []) { $0.formUnion(climbing($1.value, around: around)) }
        }
        guard mirror.displayStyle != .optional else { return mirror.children.first.map { climbing($0.value, around: around) } ?? [] }
        var names: Set<String> = []
        for child in mirror.children where Mirror(reflecting: child.value).displayStyle == .optional {
            if let label = child.label, around.contains(label) { names.insert(label) }
        }
        let inner = around.union(mirror.children.compactMap(\.label))
        for child in mirror.children {
            names.formUnion(climbing(child.value, around: inner))
        }
        return names
    }

    /// Texts that are always there: a section over one is drawn even where the text is empty.
    private static func texts(_ value: Any) -> Set<String> {
        Mirror(reflecting: value).children.reduce(into: []) { names, child in
            if type(of: child.value) == String.self, let label = child.label, label != "some" { names.insert(label) }
            names.formUnion(texts(child.value))
        }
    }

    private static func sections(_ source: String) -> Set<String> {
        Set(source.matches(of: /{{[#^]([A-Za-z.]+)}}/).map { $0.1.split(separator: ".").last.map(String.init) ?? "" })
    }

    @Test func everyTemplateCompiles() throws { _ = try Renderer() }

    @Test(arguments: [
        ("first-start", names(FirstStartPage(gate: gate, problem: problem, hasUnit: true))),
        ("problem", names(ProblemPage(gate: gate, message: "", help: "", back: ""))),
        ("work", names(WorkPage(gate: gate, title: "", path: "", phase: "", done: "", total: ""))),
        (
            "help",
            names(
                HelpPage(gate: gate, chapters: [.init(path: "", title: "", isCurrent: true)], title: "", text: "", back: ""))
        ),
        (
            "login-code", names(LoginCodePage(gate: gate, code: "", notice: "", isDemonstration: true, problem: problem))
        ),
        (
            "login-password",
            names(
                LoginPasswordPage(
                    gate: gate, unitName: "", unitCode: "", year: "", operatorName: "", demonstrationPassword: "", problem: problem))
        ),
        (
            "equation",
            names(["equation": 0]).union(["equation"]).union(
                names(
                    EquationView(
                        .init(renewals: 1, additions: 1, reductions: 1),
                        notes: .init(renewals: "", additions: "", reductions: "", declared: ""))))
        ),
    ])
    func gatePagesHaveTheirNames(_ template: String, _ names: Set<String>) throws {
        let source = try #require(Assets.templates[template])
        #expect(Self.used(source).subtracting(names).isEmpty)
    }

    private static let problem = try? Problem(of: DeskError.loginCodeWrong)
    private static let gate = Gate(title: "", side: "", manual: "", version: "", token: "")

    @Test func deskPagesHaveTheirNames() throws {
        let pages = try Self.deskPages()
        for (template, page) in pages {
            let source = try #require(Assets.templates[template])
            let missing = Self.used(source).subtracting(Self.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(Self.climbing(page).isEmpty, "\(template)")
            #expect(Self.sections(source).intersection(Self.texts(page)).isEmpty, "\(template)")
            #expect(Self.used(try #require(Assets.templates["layout"])).subtracting(Self.names(page)).isEmpty)
        }
        #expect(pages.count + 7 + 4 + 3 == Assets.templates.count, "a template that no case here proves")
    }

    /// The two on paper stand in a frame of their own.
    @Test func paperPagesHaveTheirNames() throws {
        let frame = try #require(Assets.templates["paper"])
        let slip = ExchangeSlipPage(
            title: "", back: "", unitName: "", unitCode: "", centerName: "", year: "", printed: "",
            sent: [.init(number: "", made: "", people: "", ends: "", standing: "", detail: "")], hasSent: true,
            results: [.init(number: "", taken: "", answers: "", counts: "", ends: "")], hasResults: true,
            missing: [.init(number: "", file: "")], hasMissing: true, notReceived: "",
            refused: [.init(tried: "", file: "", reason: "")], hasRefused: true,
            newest: .init(number: "", file: "", digest: [""], code: ""))
        for (template, page) in [("declaration-sheet", PaperTests.sheet()), ("exchange-slip", slip)] as [(String, any Page)] {
            let source = try #require(Assets.templates[template])
            let missing = Self.used(source).union(Self.used(frame)).subtracting(Self.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(Self.climbing(page).isEmpty, "\(template)")
            #expect(Self.sections(source).intersection(Self.texts(page)).isEmpty, "\(template)")
        }
    }

    /// Every page behind the login with each of its parts filled in at least once.
    private static func deskPages() throws -> [(String, any Page)] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-pages-\(UUID())", directoryHint: .isDirectory)
        let desk = try DemoCenter.create(in: folder).unit
        let batch = try desk.stage(.additions, fileName: "x.xls", bytes: DemoPaper.additions.encoded(as: .xls), sheet: nil, operator: "王")
            .number
        let overview = try desk.overview()
        let shell = Shell(
            .home, profile: overview.profile, session: Session(now: Date()), notice: Notice(.ok, "x", whatToDo: "/help/problems#x"),
            overview: overview,
            demonstrationPassword: "")
        let equation = EquationView(overview.equation, notes: .init(renewals: "", additions: "", reductions: "", declared: ""))
        let field = QueryPage.Field(name: "", title: "", kind: "", value: "", options: "")
        let tab = QueryPage.Tab(path: "", title: "", count: "", isCurrent: true)
        let person = PersonPage.Field(
            name: "", title: "", value: "", isReadOnly: true, options: "", suggestions: "", conflict: "", fault: "")
        let part = FeesPage.Part(style: "", title: "", x: "", width: "", share: "", amount: "")
        let carrying = CarryingView(
            packageName: "", token: "",
            volumes: [
                Volume(
                    name: "", mountPoint: URL(filePath: "/"), device: DeviceNumber(major: 0, minor: 0), freeBytes: 0, totalBytes: 0,
                    obstacle: .locked)
            ])
        return [
            ("home", HomePage(shell: shell, overview: overview)),
            (
                "batches",
                BatchListPage(
                    shell: shell, path: "", isAmendment: true, isReduction: true, steps: [""], workbook: "",
                    sheets: [.init(index: "", name: "")],
                    batches: [
                        .init(path: "", number: "", fileName: "", time: "", operatorName: "", state: "", open: "", submitted: "")
                    ], hasBatches: true, hasSeveralOpen: true)
            ),
            (
                "batch",
                BatchPage(shell: shell, destination: .additions, judged: try desk.judgedBatch(batch), show: "", page: 1, edited: nil)
            ),
            (
                "query",
                QueryPage(
                    shell: shell, path: "", subtitle: "", equation: equation, fields: [field], kept: [field],
                    chips: [.init(text: "", path: "")],
                    tabs: [tab], hasTabs: true, exports: [tab], canLeave: true, hasRows: true, emptyText: "",
                    picking: .init(total: "", hidden: [field], fillable: ""), look: "", header: "", rows: "", range: "", previous: "",
                    next: "")
            ),
            (
                "pick",
                PickPage(
                    shell: shell, people: "", reason: "", names: [.init(path: "", name: "", className: "")], further: "", hidden: [field],
                    back: "")
            ),
            (
                "classes",
                ClassesPage(
                    shell: shell,
                    classes: [.init(index: "", name: "", path: "", people: "", next: "", graduates: true, isTicked: true)],
                    hasClasses: true, hasGraduates: true)
            ),
            (
                "fees",
                FeesPage(
                    shell: shell, path: "", subtitle: "", fields: [field], exports: [tab],
                    sums: [.init(title: "", amount: "", people: "", link: "", note: "")],
                    leftOut: [.init(title: "", count: "", path: "")], hasLeftOut: true, unexplained: "", unsent: "",
                    table: "",
                    bars: [.init(title: "", label: "", parts: [part])], legend: [part], hasBars: true)
            ),
            (
                "search",
                SearchPage(shell: shell, text: "", hasText: true, total: "", hasRows: true, rows: "", previous: "", next: "")
            ),
            (
                "person-file",
                PersonFilePage(
                    shell: shell, name: "", personalNumber: "", tags: [.init(kind: "", text: "")],
                    groups: [
                        .init(
                            title: "",
                            fields: [
                                .init(title: "", value: "", held: .init(text: "", differs: true, formerly: ""))
                            ])
                    ], heldTitle: "", rejection: "",
                    events: [
                        .init(
                            kind: "", title: "", time: "", detail: "", changes: [.init(field: "", before: "", after: "")],
                            link: .init(path: "", title: ""))
                    ], amendPath: "", restorePath: "", isActive: true)
            ),
            (
                "person",
                PersonPage(
                    shell: shell, path: "", types: "", number: "", problem: problem, hint: "", hasPerson: true,
                    reference: "", version: "", name: "", personalNumber: "", state: "", fields: [person], canAmend: true, canRestore: true,
                    type: "")
            ),
            (
                "swap",
                SwapPage(
                    shell: shell,
                    sides: [.init(name: "", className: "", before: "", after: "", findings: [.init(kind: "", word: "", text: "")])],
                    isAllowed: true, back: "")
            ),
            (
                "declare",
                DeclarePage(
                    shell: shell, sequence: "", fileName: "", closes: "", daysLeft: "", equation: equation,
                    dropOuts: [.init(name: "", number: "", why: "")],
                    hasDropOuts: true, dropOutCount: "", sinceLast: "", openRejections: "",
                    rejected: [.init(path: "", name: "", reason: "", party: "")], furtherRejected: "", isEmpty: true, isAfterClosing: true,
                    needsConsent: true, volumes: "", hasVolumes: true)
            ),
            (
                "package",
                PackagePage(
                    shell: shell, fileName: "", kindTitle: "", facts: [.init(title: "", value: "")], digest: [""],
                    declaration: .init(
                        kind: "", verdict: "", verdictText: "", tabs: [.init(path: "", title: "", count: "", isCurrent: true)], rows: "",
                        hasRows: true, range: "", previous: "", next: ""),
                    carrying: carrying, canPrint: true)
            ),
            (
                "apply",
                ApplyPage(
                    shell: shell, example: "",
                    plan: .init(
                        sequence: "", before: "", missing: "", isNew: true, changes: [.init(title: "", count: "")], answers: "", days: "",
                        yearChange: "",
                        groups: [.init(kind: "", heading: "", text: "", people: [.init(name: "", says: "")], further: "")],
                        needsYes: true))
            ),
            (
                "exchange-log",
                ExchangeLogPage(
                    shell: shell,
                    year: "", verdict: .init(kind: "", title: "", text: ""), lines: "",
                    refused: [.init(time: "", fileName: "", reason: "")], hasRefused: true, canDeclare: true)
            ),
            (
                "system",
                SystemPage(
                    shell: shell, version: "", backups: [""], backupFolder: "", log: "",
                    certificates: [.init(title: "", expires: "", warning: "", fingerprint: "")],
                    codes: [.init(table: "", code: "", name: "")],
                    years: [.init(year: "", closed: "")], hasYears: true)
            ),
        ]
    }
}
