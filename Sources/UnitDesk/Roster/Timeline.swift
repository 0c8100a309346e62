import Enrollment
import UnitStore

/// One thing that befell a person, as the page tells it.
package struct TimelineEvent: Sendable {
    package enum Kind: String, Sendable {
        case plain
        case info
        case ok
        case error
    }

    /// The page behind it.
    package struct Link: Sendable {
        package let path: String
        package let text: String
    }

    package let kind: Kind
    package let title: String
    /// RFC 3339, or a day; empty where none is known.
    package let time: String
    package let text: String
    /// Field, before, after.
    package let changes: [(field: String, before: String, after: String)]
    package let link: Link?
    package let `operator`: String
}

/// A person with all that is known: what we hold, what the center was sent, what it holds.
package struct PersonFile: Sendable {
    package let record: PersonRecord
    package let standing: PersonStanding
    package let rejection: RejectionRecord?
    /// The fields as the newest package carried them, and its number; nil while none did.
    package let sent: (sequence: Int, person: Person)?
    package let insured: Person?
    /// Newest first.
    package let timeline: [TimelineEvent]
}

extension UnitDesk {
    package func file(of reference: PersonReference) throws -> PersonFile {
        let record = try find(reference)
        let history = try store.history(of: record)
        let sent = history.sendings.last.map { sending in
            (sequence: sending.sequence, person: history.person(record.person, before: sending.number))
        }
        return PersonFile(
            record: record, standing: history.standing, rejection: history.rejection, sent: sent, insured: history.insured,
            timeline: history.events(of: record).reversed())
    }
}

extension PersonHistory {
    /// The fields as they stood when the journal had that entry: today's, every later amendment taken back.
    func person(_ now: Person, before number: Int) -> Person {
        var person = now
        for entry in entries.reversed() where entry.number > number {
            for field in PersonField.allCases {
                if let before = entry.change.details["before.\(field.rawValue)"] { person[field] = before }
            }
        }
        return person
    }

    /// Oldest first.
    func events(of record: PersonRecord) -> [TimelineEvent] {
        var events: [(place: Int, event: TimelineEvent)] = []
        if record.origin == .renewal {
            events.append((0, event(.plain, "列入续保", "", "中心的本年度名单里有这个人，随开户包载入")))
        }
        for entry in entries { events.append((entry.number, event(of: entry.change))) }
        var former: Int?
        for sending in sendings {
            if former != sending.version {
                events.append(
                    (
                        sending.number,
                        event(
                            .info, former == nil ? "申报" : "已重报", sending.time, "",
                            link: .init(path: "/packages", text: "申报包 \(sending.fileName)"))
                    )
                )
            }
            former = sending.version
        }
        // Cards bear no time, only a day: they come last of all.
        for failure in cardFailures {
            events.append(
                (Int.max - 1, event(.error, "制卡失败", "", failure.reason, link: .init(path: "/card-failures", text: "批次 \(failure.batch)"))))
        }
        for card in cards {
            let link = TimelineEvent.Link(path: "/cards?number=\(card.personalNumber)", text: "批次 \(card.batch)")
            events.append((Int.max, event(.ok, "制卡成功", card.made.description, "卡号 \(card.cardNumber)", link: link)))
        }
        return events.sorted { $0.place < $1.place }.map(\.event)
    }

    private func event(of change: ChangeRecord) -> TimelineEvent {
        let details = change.details
        let batch = details["batch"].map { "第 \($0) 批" } ?? ""
        switch change.action {
        case "outcome":
            let kind = details["kind"]
            return event(
                kind == "accepted" ? .ok : kind == "rejected" ? .error : .info,
                kind == "accepted" ? "中心已接收" : kind == "rejected" ? "被驳回" : "中心核查中", change.time, details["reason"] ?? "",
                link: details["package"].map { .init(path: "/packages", text: "结果包 \($0)") })
        case "amend", "undo amendment":
            let changes = PersonField.allCases.compactMap { field in
                details["after.\(field.rawValue)"].map {
                    (field: field.title, before: details["before.\(field.rawValue)"] ?? "", after: $0)
                }
            }
            let title = change.action == "amend" ? "修改" : "撤销修改"
            return TimelineEvent(
                kind: .info, title: title, time: change.time, text: batch, changes: changes, link: nil, operator: change.operator)
        case "reduce":
            return event(
                .error, "减少", change.time, [details["reason"] ?? "", batch].filter { !$0.isEmpty }.joined(separator: "，"), by: change)
        case "already declared":
            return event(.info, "中心名单里也有", change.time, "编号 \(details["personalNumber"] ?? "")，是同一个人，仍按本年度新增申报一次", by: change)
        default:
            let kind: TimelineEvent.Kind = change.action == "undo addition" ? .error : .plain
            return event(kind, UnitDesk.title(of: change.action), change.time, batch, by: change)
        }
    }

    private func event(
        _ kind: TimelineEvent.Kind, _ title: String, _ time: String, _ text: String, link: TimelineEvent.Link? = nil,
        by change: ChangeRecord? = nil
    ) -> TimelineEvent {
        TimelineEvent(kind: kind, title: title, time: time, text: text, changes: [], link: link, operator: change?.operator ?? "")
    }
}
