/// What the center has said of a person's row.
package enum Standing: String, Sendable, CaseIterable {
    case accepted
    case rejected
    case pending
    /// Sent, without a word of it so far.
    case unanswered
    /// In no package yet.
    case unsent

    package var title: String {
        switch self {
        case .accepted: "中心已接收"
        case .rejected: "中心驳回"
        case .pending: "中心核查中"
        case .unanswered: "还没有答复"
        case .unsent: "没有发出过"
        }
    }

    /// `last`: number of the newest package sent, 0 before the first.
    func condition(last: Int) -> String {
        let answered = "(SELECT kind FROM outcome WHERE outcome.reference = person.reference)"
        let isSent = "EXISTS (SELECT 1 FROM sent_row WHERE sent_row.reference = person.reference)"
        return switch self {
        case .accepted, .rejected, .pending: "\(answered) = '\(rawValue)'"
        case .unanswered: "\(answered) IS NULL AND \(isSent)"
        case .unsent: "NOT \(isSent)"
        }
    }
}

/// What the center has said of a person, and whether it spoke of the person as amended since.
package struct PersonStanding: Sendable, Hashable {
    package let standing: Standing
    /// 对旧内容的答复
    package let isOlder: Bool

    package static let unsent = PersonStanding(standing: .unsent, isOlder: false)
    package var title: String { standing.title + (isOlder ? "（对旧内容的答复）" : "") }
}

/// How a person differs from the newest package.
package enum UnsentKind: String, Sendable, CaseIterable {
    case added
    case amended
    case reduced
    case restored

    package var title: String {
        switch self {
        case .added: "新增"
        case .amended: "修改"
        case .reduced: "减少"
        case .restored: "恢复"
        }
    }

    func condition(last: Int) -> String {
        guard last > 0 else {
            return switch self {
            case .added: "origin = 'addition' AND state = 'active'"
            case .amended: "origin = 'renewal' AND version > 1 AND state = 'active'"
            case .reduced: "state = 'reduced'"
            case .restored: "0"
            }
        }
        let sent = "(SELECT version FROM sent_row WHERE sequence = \(last) AND sent_row.reference = person.reference)"
        let isKnown = "EXISTS (SELECT 1 FROM sent_row WHERE sent_row.reference = person.reference)"
        return switch self {
        case .added: "state = 'active' AND \(sent) IS NULL AND NOT \(isKnown)"
        case .amended: "state = 'active' AND \(sent) <> version"
        case .reduced: "state = 'reduced' AND \(sent) IS NOT NULL"
        case .restored: "state = 'active' AND \(sent) IS NULL AND \(isKnown)"
        }
    }
}
