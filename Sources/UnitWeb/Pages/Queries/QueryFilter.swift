import Enrollment
import LocalWeb
import UnitDesk
import UnitStore

/// What a query page was asked for, read from its address or from a form that carries it along.
struct QueryFilter: Sendable {
    /// Parameters that choose rows; page and order are none.
    static let names = [
        "q", "plan", "origin", "class", "result", "exempt", "unsent", "batch", "state", "party", "reason", "from", "to", "number",
    ]

    private let conditions: Conditions
    private let sort: PersonField?
    private let isDescending: Bool

    init(_ value: (String) -> String) {
        let sort = PersonField(rawValue: value("sort"))
        let isDescending = value("desc") == "1"
        self.sort = sort
        self.isDescending = isDescending
        conditions = Conditions(Self.names + ["sort", "desc"]) { name in
            switch name {
            case "sort": sort?.rawValue ?? ""
            case "desc": isDescending ? "1" : ""
            default: value(name)
            }
        }
    }

    subscript(name: String) -> String { conditions[name] }

    /// For hidden fields of a form.
    var pairs: [(name: String, value: String)] { conditions.pairs }

    /// The address of the same list; `changes` replace what is set.
    func path(_ path: String, with changes: [(String, String)] = []) -> String { conditions.path(path, with: changes) }

    /// The next order by a column: up, down, as entered.
    func path(_ path: String, sortedBy field: PersonField) -> String {
        guard sort == field else { return self.path(path, with: [("sort", field.rawValue), ("desc", "")]) }
        return isDescending ? self.path(path, with: [("sort", ""), ("desc", "")]) : self.path(path, with: [("desc", "1")])
    }

    /// nil where the list is not in the order of that column.
    func order(of field: PersonField) -> String? { sort == field ? (isDescending ? "descending" : "ascending") : nil }

    var roster: RosterQuery {
        var roster = RosterQuery()
        roster.text = self["q"]
        roster.className = self["class"]
        roster.plan = self["plan"]
        roster.origin = Origin(rawValue: self["origin"])
        roster.isExempt = ["Y": true, "N": false][self["exempt"]]
        roster.standing = Standing(rawValue: self["result"])
        roster.unsent = UnsentKind(rawValue: self["unsent"])
        roster.batch = Int(self["batch"])
        if self["state"] == "all" { roster.state = nil }
        roster.order = RosterOrder(by: sort, isDescending: isDescending)
        return roster
    }

    var list: ListQuery {
        var query = ListQuery()
        query.roster = roster
        query.from = CalendarDate(iso: self["from"])
        query.to = CalendarDate(iso: self["to"])
        query.personalNumber = self["number"]
        query.batch = self["batch"]
        query.party = ResponsibleParty(rawValue: self["party"])
        query.rejectionState = RejectionState(rawValue: self["state"])
        query.reasonCode = self["reason"]
        return query
    }
}
