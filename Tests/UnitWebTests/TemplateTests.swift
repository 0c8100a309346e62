import Assets
import Delivery
import Demo
import Foundation
import SiteVisitor
import Testing
import UnitDesk
import Workbook

@testable import LocalWeb
@testable import UnitWeb

/// A Mustache renders a name that nobody has as nothing: here every name a template uses must stand in some page's source of names.
@Suite struct TemplateTests {
    @Test func everyTemplateCompiles() throws { _ = try Renderer() }

    @Test(arguments: [
        ("first-start", TemplateNames.names(FirstStartPage(gate: gate, problem: problem, hasUnit: true, waiting: waiting, early: waiting))),
        (
            "rescue",
            TemplateNames.names(
                RescuePage(
                    gate: gate, isMissing: true, problem: problem, backups: [.init(name: "", time: "", occasion: "", isNewest: true)],
                    hasBackups: true))
        ),
        ("problem", TemplateNames.names(ProblemPage(gate: gate, message: "", help: "", back: ""))),
        ("work", TemplateNames.names(WorkPage(gate: gate, title: "", path: "", phase: "", done: "", total: "", cancelling: ""))),
        (
            "help",
            TemplateNames.names(
                HelpPage(gate: gate, chapters: [.init(path: "", title: "", isCurrent: true)], title: "", text: ""))
        ),
        (
            "login-code",
            TemplateNames.names(LoginCodePage(gate: gate, code: "", notice: "", isDemonstration: true, next: "", problem: problem))
        ),
        (
            "login-password",
            TemplateNames.names(
                LoginPasswordPage(
                    gate: gate, unitName: "", unitCode: "", year: "", operatorName: "", demonstrationPassword: "", isLocked: true, next: "",
                    problem: problem))
        ),
        (
            "equation",
            TemplateNames.names(["equation": 0]).union(["equation"]).union(
                TemplateNames.names(
                    EquationView(
                        .init(renewals: 1, additions: 1, reductions: 1),
                        notes: .init(renewals: "", additions: "", reductions: "", declared: ""))))
        ),
        ("carrying", TemplateNames.names(CarryingView(packageName: "", token: "", volumes: [volume]))),
        ("stick", TemplateNames.names(StickView(place: "", token: "", volumes: [volume]))),
    ])
    func gatePagesAndPartsHaveTheirNames(_ template: String, _ names: Set<String>) throws {
        let source = try #require(Assets.templates[template])
        #expect(TemplateNames.used(source).subtracting(names).isEmpty)
    }

    private static let problem = try? Problem(of: DeskError.loginCodeWrong)
    private static let gate = Gate(title: "", side: "", manual: "", version: "", token: "")
    private static let waiting = WaitingView(name: "")
    private static let volume = Volume(
        name: "", mountPoint: URL(filePath: "/"), device: DeviceNumber(major: 0, minor: 0), freeBytes: 0, totalBytes: 0, obstacle: .locked)

    @Test func deskPagesHaveTheirNames() throws {
        let pages = try Self.deskPages()
        for (template, page) in pages {
            let source = try #require(Assets.templates[template])
            let missing = TemplateNames.used(source).subtracting(TemplateNames.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(TemplateNames.climbing(page).isEmpty, "\(template)")
            #expect(TemplateNames.sections(source).intersection(TemplateNames.texts(page)).isEmpty, "\(template)")
            #expect(TemplateNames.used(try #require(Assets.templates["layout"])).subtracting(TemplateNames.names(page)).isEmpty)
        }
        let ours = Assets.templates.keys.count { !$0.hasPrefix("center-") }
        #expect(pages.count + 10 + 4 + 2 == ours, "a template that no case here proves")
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
            let missing = TemplateNames.used(source).union(TemplateNames.used(frame)).subtracting(TemplateNames.names(page))
            #expect(missing.isEmpty, "\(template): \(missing)")
            #expect(TemplateNames.climbing(page).isEmpty, "\(template)")
            #expect(TemplateNames.sections(source).intersection(TemplateNames.texts(page)).isEmpty, "\(template)")
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
            .home, profile: overview.profile, session: Session(now: Date()), notice: Notice(.ok, "x", whatToDo: "/help/problems.html#x"),
            overview: overview,
            demonstrationPassword: "")
        let equation = EquationView(overview.equation, notes: .init(renewals: "", additions: "", reductions: "", declared: ""))
        let field = ListField(name: "", title: "", kind: "", value: "", options: "")
        let tab = ListTab(path: "", title: "", count: "", isCurrent: true)
        let person = PersonPage.Field(
            name: "", title: "", value: "", isReadOnly: true, options: "", suggestions: "", conflict: "", fault: "")
        let part = FeesPage.Part(style: "", title: "", x: "", width: "", share: "", amount: "")
        let carrying = CarryingView(packageName: "", token: "", volumes: [Self.volume])
        return [
            ("home", HomePage(shell: shell, overview: overview)),
            (
                "batches",
                BatchListPage(
                    shell: shell, path: "", isAmendment: true, isReduction: true, steps: [""], workbook: "",
                    sheets: [.init(index: "", name: "", about: "")],
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
                    shell: shell, example: "", waiting: Self.waiting,
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
                "backup",
                BackupPage(
                    shell: shell, place: "", time: "", occasion: "", since: "", folder: "",
                    stick: StickView(place: "", token: "", volumes: [Self.volume]))
            ),
            (
                "system",
                SystemPage(
                    shell: shell, version: "", backups: [.init(time: "", occasion: "", name: "")], keepsBackups: true, backupFolder: "",
                    log: "",
                    certificates: [.init(title: "", expires: "", warning: "", fingerprint: "")],
                    codes: [.init(table: "", code: "", name: "")],
                    years: [.init(year: "", closed: "")], hasYears: true)
            ),
        ]
    }
}
