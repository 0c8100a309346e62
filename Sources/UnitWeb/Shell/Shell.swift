import Enrollment
import UnitDesk

/// What surrounds every page after login.
struct Shell: Sendable {
    struct Group: Sendable {
        let heading: String?
        let items: [Item]
    }

    struct Item: Sendable {
        let path: String
        let title: String
        let isCurrent: Bool
        let count: String?
        let isUrgent: Bool
    }

    struct NoticeView: Sendable {
        let kind: String
        let title: String
        let text: String
        /// Where the manual says what to do.
        let help: String?
    }

    let title: String
    /// The page is one table that takes the height that is left.
    let fills: Bool
    let unitName: String
    let unitCode: String
    let year: String
    let token: String
    let groups: [Group]
    let isDemonstration: Bool
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
        self.notice = notice.map { NoticeView(kind: $0.kind.rawValue, title: $0.title, text: $0.text, help: $0.code.map(HelpAnchor.path)) }
        let rejections = overview.openRejections
        groups = Destination.menu.map { heading, destinations in
            Group(
                heading: heading,
                items: destinations.map { item in
                    let count = item == .rejections ? rejections : item == .declare ? overview.unsent.total : 0
                    return Item(
                        path: item.path, title: item.title, isCurrent: item == destination, count: count > 0 ? String(count) : nil,
                        isUrgent: item == .rejections)
                })
        }
    }
}

/// What surrounds a page before login.
struct Gate: Sendable {
    let title: String
    let version: String
    let token: String
    let isDemonstration: Bool
}
