import CenterDesk
import CenterStore
import Enrollment
import Foundation
import LocalWeb

/// What the center knows of a row besides what was declared.
enum RowFacts {
    static func facts(_ file: RowFile) -> [RowPage.Fact] {
        let person = file.row.person.person
        var facts: [RowPage.Fact] = []
        if let core = file.core {
            let isFine = core.standing == .normal && (core.name.isEmpty || core.name == person.name)
            let text = [core.name.isEmpty ? nil : "姓名 \(core.name)", core.standing.rawValue, core.note.isEmpty ? nil : core.note]
            facts.append(.init(title: "核心系统登记", text: text.compactMap { $0 }.joined(separator: "，"), kind: isFine ? "ok" : "error"))
        } else {
            facts.append(.init(title: "核心系统登记", text: "没有这个证件", kind: ""))
        }
        if person.isExempt {
            let isConfirmed = file.exemptions.contains(person[.exemptionType])
            facts.append(
                .init(
                    title: "免缴认定",
                    text: file.exemptions.isEmpty ? "没有查到" : "已认定 " + file.exemptions.joined(separator: "、"),
                    kind: isConfirmed ? "ok" : "warn"))
        }
        if let insured = file.insured, insured.unit != file.declaration.unit {
            facts.append(.init(title: "这个编号在名单里属于", text: "\(insured.unit) \(insured.person.name)", kind: "warn"))
        }
        if !file.otherUnits.isEmpty {
            facts.append(
                .init(title: "同时申报的单位", text: file.otherUnits.map { "\($0.code) \($0.name)" }.joined(separator: "、"), kind: "error"))
        }
        let confirmed = file.row.person.confirmed
        if !confirmed.isEmpty {
            facts.append(
                .init(title: "单位已核对证件原件", text: confirmed.map(\.rawValue).joined(separator: "、"), kind: "info"))
        }
        return facts
    }
}

/// A thing that happened to a row.
struct RowEvent: Sendable {
    /// Of the mark: ok, error, info.
    let kind: String
    let title: String
    let time: String
    let by: String?
    let detail: String?

    private init(_ kind: String, _ title: String, _ time: String, by name: String? = nil, _ detail: String) {
        self.kind = kind
        self.title = title
        self.time = time
        by = name
        self.detail = detail.isEmpty ? nil : detail
    }

    /// Newest first.
    static func events(_ file: RowFile) -> [RowEvent] {
        let declared = file.declarations.map { earlier in
            (
                earlier.declaration.received,
                RowEvent(
                    "info", "第 \(earlier.declaration.sequence) 号申报包", earlier.declaration.received.minute,
                    earlier.isSame ? "内容与现在的相同" : "内容与现在的不同")
            )
        }
        let journalled = file.entries.compactMap { entry -> (String, RowEvent)? in
            let details = entry.values
            guard let kind = details["outcome"].flatMap(OutcomeKind.init(rawValue:)) else { return nil }
            let (time, name) = (entry.time.minute, entry.operator)
            let reason = details["code"].flatMap(ReasonCode.init(rawValue:))?.title ?? ""
            let event =
                switch details["decision"] {
                case nil: RowEvent(kind.tag, "比对：\(kind.title)", time, by: name, reason)
                case "withdrawn": RowEvent(kind.tag, "撤销人工决定，按规则：\(kind.title)", time, by: name, reason)
                default: RowEvent(kind.tag, "人工决定：\(kind.title)", time, by: name, details["note"] ?? "")
                }
            return (entry.time, event)
        }
        let cards =
            file.cards.map { ($0.made.description, RowEvent("ok", "已制卡", $0.made.description, "批次 \($0.batch)，卡号 \($0.cardNumber)")) }
        // A failure has no day of its own; it stands below whatever has one.
        let failures = file.failures.map { ("", RowEvent("error", "制卡失败", "批次 \($0.batch)", $0.reason)) }
        return (declared + journalled + cards + failures).enumerated().sorted { ($0.element.0, $0.offset) > ($1.element.0, $1.offset) }
            .map(\.element.1)
    }
}
