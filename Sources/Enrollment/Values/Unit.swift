/// Who declares. A school demands a class of every person, a community (社区) need not.
package enum UnitKind: String, Sendable, CaseIterable, Codable {
    case school
    case community

    package var title: String { self == .school ? "学校" : "社区" }
    package init?(title: String) {
        guard let kind = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = kind
    }
}

/// The unit and the year it declares for, as its center set them.
package struct UnitProfile: Sendable, Hashable {
    package var code: String
    package var name: String
    package var kind: UnitKind
    /// The declared year, Y+1.
    package var insuranceYear: Int
    package var opens: CalendarDate
    package var closes: CalendarDate

    package init(code: String, name: String, kind: UnitKind, insuranceYear: Int, opens: CalendarDate, closes: CalendarDate) {
        self.code = code
        self.name = name
        self.kind = kind
        self.insuranceYear = insuranceYear
        self.opens = opens
        self.closes = closes
    }
}
