import CenterStore
import LocalWeb

/// What surrounds every page after login.
struct Shell: Sendable {
    let title: String
    /// The page is one table that takes the height that is left.
    let fills: Bool
    let centerName: String
    let centerCode: String
    let year: String
    let operatorName: String
    let token: String
    /// The manual's chapter of this page.
    let help: String
    /// Markup.
    let menu: String
    let notice: NoticeView?
    /// What stands in the search box.
    let searched: String

    init(
        _ destination: Destination, profile: CenterProfile, session: Session, notice: Notice?, title: String? = nil, searched: String = ""
    ) {
        self.title = title ?? destination.title
        self.searched = searched
        fills = destination.fills && title == nil
        centerName = profile.name
        centerCode = profile.code
        year = String(profile.insuranceYear)
        operatorName = session.attendant?.name ?? ""
        token = session.token
        help = Manual.path(destination.help)
        self.notice = notice.map(NoticeView.init)
        menu =
            Menu(
                Destination.menu(isAdministrator: session.attendant?.isAdministrator ?? false).map { heading, items in
                    (heading, items.map { Menu.Item($0.title, path: $0.path, isCurrent: $0 == destination) })
                }
            ).html
    }
}
