import Enrollment
import LocalWeb
import UnitDesk

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
        help = Manual.path(destination.help)
        fills = destination.fills
        unitName = profile.name
        unitCode = profile.code
        year = String(profile.insuranceYear)
        token = session.token
        isDemonstration = session.isDemonstration
        self.demonstrationPassword = demonstrationPassword
        formerYear = session.closedYear.map { String($0) }
        self.notice = (notice ?? overview.clockWarning.map { Notice(.warn, "电脑的日期不对。", $0) }).map(NoticeView.init)
        menu = Self.menu(at: destination, overview, isFormer: session.closedYear != nil)
    }

    private static func menu(at current: Destination, _ overview: Overview, isFormer: Bool) -> String {
        Menu(
            Destination.menu.map { heading, destinations in
                (
                    heading,
                    destinations.filter { !isFormer || $0.showsFormerYears }.map { item in
                        Menu.Item(
                            item.title, path: item.path, isCurrent: item == current,
                            count: isFormer
                                ? 0 : item == .rejections ? overview.openRejections : item == .declare ? overview.unsent.total : 0,
                            isAlarming: item == .rejections)
                    }
                )
            }
        ).html
    }
}
