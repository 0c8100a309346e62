extension Layout {
    /// A number that its holder gives up in the same batch is free for another, unless the holder's own row can't go in.
    static func amendmentFindings(_ rows: [BatchRow], _ context: RuleContext, _ duplicates: DuplicateRules) -> [Finding] {
        var givenUp: [Int: Identity] = [:]
        for (index, row) in rows.enumerated() {
            if let former = context.roster.former[row.number]?.identity, former != row.person.identity { givenUp[index] = former }
        }
        var free = Set(givenUp.values)
        var found = rows.map { amendmentFindings($0, context, duplicates, free) }
        while true {
            let rejected = givenUp.keys.filter { index in found[index].contains { $0.severity == .error } }
            let kept = Set(rejected.compactMap { givenUp[$0] }).intersection(free)
            guard !kept.isEmpty else { return found.flatMap { $0 } }
            free.subtract(kept)
            for index in givenUp.keys where kept.contains(rows[index].person.identity) && !rejected.contains(index) {
                found[index] = amendmentFindings(rows[index], context, duplicates, free)
            }
        }
    }

    /// An amendment is judged on the fields it changes; other faults of the person show as warnings.
    private static func amendmentFindings(
        _ row: BatchRow, _ context: RuleContext, _ duplicates: DuplicateRules, _ free: Set<Identity>
    ) -> [Finding] {
        guard let former = context.roster.former[row.number] else {
            let sentence = "下年度申报名单里没有编号\(shown(row.sequence))、证件号码\(shown(row.person[.identityNumber]))的人，请核对，或删除这一行。"
            return Layout.amendments.findings([Verdict(.identityNumber, .personUnknown, sentence)], row.number, context)
        }
        let hand = RowAtHand(row, context)
        let isRenumbered = former.identity != row.person.identity
        let twice = duplicates.ofOnePerson(hand) ?? (isRenumbered ? duplicates.inFile(hand) : nil)
        var verdicts = additionVerdicts(hand, context)
        verdicts.note(twice)
        if isRenumbered { verdicts += duplicates.againstRoster(hand, formerly: former.identity, free: free) }
        let changed = Set(PersonField.all.filter { former[$0] != row.person[$0] })
        return Layout.amendments.findings(verdicts, row.number, context).map { finding in
            let isChanged = PersonField(title: finding.column).map(changed.contains) ?? false
            guard !isChanged, finding.severity == .error, finding.code != .duplicateInFile else { return finding }
            return Finding(
                row: finding.row, column: finding.column, code: finding.code, severity: .warning, message: finding.message,
                confirmable: false)
        }
    }
}
