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

    init(
        _ destination: Destination, profile: UnitProfile, session: Session, notice: Notice?, overview: Overview,
        demonstrationPassword: String
    ) {
        title = destination.title
        fills = destination.fills
        unitName = profile.name
        unitCode = profile.code
        year = String(profile.insuranceYear)
        token = session.token
        isDemonstration = session.isDemonstration
        self.demonstrationPassword = demonstrationPassword
        self.notice = notice.map { NoticeView(kind: $0.kind.rawValue, title: $0.title, text: $0.text) }
        let rejections = overview.openRejections.values.reduce(0, +)
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
