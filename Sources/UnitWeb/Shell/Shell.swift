import Enrollment
import UnitDesk
import LocalWeb

/// What surrounds every page after login.
struct Shell: Sendable {
    let title: String
    /// The page is one table that takes the height that is left.
    let fills: Bool
    let unitName: String
    let unitCode: String
    let year: String
    let token: String
    /// The menu, markup.
    let menu: String
    let isDemonstration: Bool
    /// The former year that is looked at, and only that.
    let formerYear: String?
    let demonstrationPassword: String
    let notice: NoticeView?
    /// Of the page's kind, without what it shows of it.
    let current: String
    /// The manual's chapter of this page.
    let help: String
    /// What stands in the search box.
    let searched: String

    init(
        _ destination: Destination, profile: UnitProfile, session: Session, notice: Notice?, overview: Overview,
        demonstrationPassword: String, title: String? = nil, searched: String = ""
    ) {
        self.title = title ?? destination.title
        self.searched = searched
        current = destination.path
        help = "/help/" + destination.help
        fills = destination.fills
        unitName = profile.name
        unitCode = profile.code
        year = String(profile.insuranceYear)
        token = session.token
        isDemonstration = session.isDemonstration
        self.demonstrationPassword = demonstrationPassword
        formerYear = session.closedYear.map { String($0) }
        self.notice = notice.map(NoticeView.init)
        menu = Self.menu(at: destination, overview, isFormer: session.closedYear != nil)
    }

    private static func menu(at current: Destination, _ overview: Overview, isFormer: Bool) -> String {
        var out = Markup()
        for (heading, all) in Destination.menu {
            let destinations = isFormer ? all.filter(\.showsFormerYears) : all
            guard !destinations.isEmpty else { continue }
            if let heading {
                out.raw("<h2>")
                out.text(heading)
                out.raw("</h2>")
            }
            out.raw("<ul>")
            for item in destinations {
                out.raw("<li><a href=\"")
                out.text(item.path)
                if item == current { out.raw("\" aria-current=\"page\">") } else { out.raw("\">") }
                out.text(item.title)
                let count = isFormer ? 0 : item == .rejections ? overview.openRejections : item == .declare ? overview.unsent.total : 0
                if count > 0 {
                    if item == .rejections { out.raw(" <span class=\"count error\">") } else { out.raw(" <span class=\"count\">") }
                    out.text(count.grouped)
                    out.raw("</span>")
                }
                out.raw("</a></li>")
            }
            out.raw("</ul>")
        }
        return out.html
    }
}
