import Enrollment
import Hummingbird
import LocalWeb
import QRCode
import UnitDesk

/// 申报表: one package on one page of A4, to be signed, sealed and held against what the center received.
struct DeclarationSheetPage: Page {
    static let template = "declaration-sheet"
    private static let plansInLargeType = 5

    struct Plan: Sendable {
        let title: String
        let figures: [String]
    }

    struct Journal: Sendable {
        let entries: String
        let head: String
    }

    /// Of the browser, and of the file when it is printed to one.
    let title: String
    let back: String
    let unitName: String
    let unitCode: String
    let unitKind: String
    let year: String
    let fileName: String
    let number: String
    let time: String
    let operatorName: String
    let terms: [String]
    let plans: [Plan]
    let sums: [String]
    let hasFees: Bool
    /// They stand in smaller type, or the sheet would not stay one page.
    let hasManyPlans: Bool
    let digest: [String]
    let digestEnds: String
    /// Markup.
    let code: String
    let journal: Journal?

    init(_ declaration: PrintedDeclaration) {
        let package = declaration.package
        let figures = declaration.figures
        let unknown = "不详"
        title = "申报表 \(package.fileName.dropLast(".canbao".count))"
        back = "/packages/\(package.fileName)"
        unitName = declaration.unitName
        unitCode = declaration.unitCode
        unitKind = declaration.unitKind.title
        year = String(package.insuranceYear)
        fileName = package.fileName
        number = "D" + package.sequence.padded
        time = package.time.minute
        operatorName = figures?.operator ?? unknown
        let equation = figures?.equation
        terms = [equation?.renewals, equation?.additions, equation?.reductions].map { $0?.grouped ?? unknown } + [package.rows.grouped]
        plans = figures?.plans.map { Plan(title: "\($0.fee.plan) \($0.name)", figures: FeesTable.Row.figures($0.fee)) } ?? []
        sums = figures.map { FeesTable.Row.figures($0.total) } ?? []
        hasFees = figures != nil
        hasManyPlans = plans.count > Self.plansInLargeType
        let digest = PrintedDigest(package)
        self.digest = digest.groups
        digestEnds = digest.ends
        code = digest.code
        journal = figures.map { Journal(entries: $0.journalEntries.grouped, head: PrintedDigest.ends(of: $0.journalHead)) }
    }
}

extension Web {
    @Sendable func declarationSheet(_ visit: inout Visit) async throws -> Response {
        let name = visit.request.uri.path.split(separator: "/").dropLast().last.map(String.init) ?? ""
        guard let declaration = try visit.desk.printedDeclaration(name) else {
            visit.session.notice = Notice(.warn, "本机没有发出过这个包。", "请从收发记录里选择要打印的申报包。")
            return Self.redirect("/packages")
        }
        return renderer.response(DeclarationSheetPage(declaration))
    }
}
