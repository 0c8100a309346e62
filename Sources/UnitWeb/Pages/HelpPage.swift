import Assets
import Hummingbird
import LocalWeb
import NIOCore

struct HelpPage: Page {
    static let template = "help"

    struct Entry: Sendable {
        let path: String
        let title: String
        let isCurrent: Bool
    }

    let gate: Gate
    let chapters: [Entry]
    let title: String
    /// Our own text, markup and all.
    let text: String
    let back: String
}

/// The manual's chapters in their order.
enum HelpChapter: String, CaseIterable {
    case year
    case home
    case login
    case amend
    case additions
    case reductions
    case restorePerson = "restore-person"
    case insured
    case declared
    case rejections
    case fees
    case changes
    case cards
    case cardFailures = "card-failures"
    case amendments
    case exchange
    case system
    case problems

    var title: String {
        switch self {
        case .year: "一年怎么过"
        case .home: "首页、找人和个人经过"
        case .login: "第 1 章　登录"
        case .amend: "第 2 章　人员信息修改"
        case .additions: "第 3 章　个人信息批量新增"
        case .reductions: "第 4 章　个人信息批量减少"
        case .restorePerson: "第 5 章　减少人员恢复"
        case .insured: "第 6 章　单位本年度参保人员信息查询"
        case .declared: "第 7 章　单位下年度申报人员信息查询"
        case .rejections: "第 8 章　错误数据下发"
        case .fees: "第 9 章　缴费信息汇总"
        case .changes: "第 10 章　人员变更信息查询"
        case .cards: "第 11 章　参保人员卡号查询"
        case .cardFailures: "第 12 章　各批次制卡失败人员查询"
        case .amendments: "批量修改、整班升级、填充一列"
        case .exchange: "导出申报包、导入结果包、收发记录"
        case .system: "系统"
        case .problems: "出错了怎么办"
        }
    }
}

extension Web {
    /// Open to anyone: who can't log in needs it most.
    @Sendable func help(_ visit: inout Visit) async throws -> Response {
        let name = visit.request.lastPathComponent
        let chapter = HelpChapter(rawValue: name) ?? .year
        guard let text = Assets.help(chapter.rawValue) else { return Self.redirect("/") }
        return renderer.response(
            HelpPage(
                gate: gate("帮助", visit.session),
                chapters: HelpChapter.allCases.map { .init(path: "/help/\($0.rawValue)", title: $0.title, isCurrent: $0 == chapter) },
                title: chapter.title, text: text, back: "/"))
    }

    @Sendable func helpPicture(_ visit: inout Visit) async throws -> Response {
        guard let bytes = Assets.picture(visit.request.lastPathComponent) else {
            return problem("没有这张图。", session: visit.session, status: .notFound)
        }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
