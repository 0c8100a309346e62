import Enrollment
import Exchange
import UnitStore

extension UnitDesk {
    func effects(
        of message: ResultMessage, _ application: ResultApplication, missing: [Int], mail: Correspondence, isForked: Bool
    ) throws -> ResultEffects {
        let matched = try store.match(message.outcomes, answered: application.answered)
        let tally = try application.answered.flatMap { try store.rowTallies()[$0] }
        let decided = Set(matched.filter { $0.sentIn != nil && $0.sentIn == application.answered }.map(\.outcome.reference))
        let profile = try unit().profile
        let days = message.masterData.unit.flatMap {
            ($0.opens, $0.closes) == (profile.opens, profile.closes) ? nil : ($0.opens, $0.closes)
        }
        let given = Set(message.receipts.filter(\.code.isEmpty).map(\.manifest))
        let forked = isForked ? try forked(matched) : nil
        return ResultEffects(
            counts: message.counts, missing: missing, answered: application.answered,
            isBehind: application.answered.map { $0 < mail.sent.last?.sequence ?? 0 } ?? false,
            older: matched.filter(\.isOlder).map { .init(name: $0.name, says: $0.outcome.says) },
            foreign: matched.filter { $0.sentIn == nil }.map {
                .init(name: $0.name.isEmpty ? $0.outcome.reference.text : $0.name, says: $0.outcome.says)
            },
            unanswered: max(0, (tally?.sent ?? 0) - decided.count), days: days, yearChange: try yearChange(to: message.insuranceYear),
            lostReceipts: try store.receipts().filter {
                $0.activation == message.activation && $0.code.isEmpty && !$0.isLost && !given.contains($0.manifest)
            }.map(\.sequence),
            fork: forked)
    }

    /// Whom the result decides otherwise than what is known here.
    private func forked(_ matched: [MatchedOutcome]) throws -> [ResultEffects.Named] {
        let known = try store.standings(matched.map(\.outcome.reference))
        return matched.compactMap { row in
            let before = known[row.outcome.reference]?.standing
            guard before?.rawValue != row.outcome.kind.rawValue else { return nil }
            return .init(name: row.name, says: "\(before?.title ?? "没有记录") → \(row.outcome.says)")
        }
    }
}

extension ResultMessage {
    fileprivate var counts: [ResultEffects.Count] {
        [
            ("accepted", "中心已接收", outcomes.count { $0.kind == .accepted }),
            ("rejected", "中心驳回", outcomes.count { $0.kind == .rejected }),
            ("pending", "核查中", outcomes.count { $0.kind == .pending }), ("receipts", "收件回执", receipts.count),
            ("cards", "已制卡", cards.count), ("cardFailures", "制卡失败", cardFailures.count),
            ("codes", "代码表", masterData.codes?.count ?? 0), ("insured", "本年度名单", masterData.insured?.count ?? 0),
            ("certificates", "证书", masterData.certificates == nil ? 0 : 1),
        ].map { ResultEffects.Count(key: $0.0, title: $0.1, count: $0.2) }
    }
}

extension Outcome {
    /// What the center said, in a line.
    fileprivate var says: String {
        switch kind {
        case .accepted: "接收"
        case .rejected: "驳回：\(reason)"
        case .pending: "核查中"
        }
    }
}
