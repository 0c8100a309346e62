extension Layout {
    /// All findings of the rows, by row, then column, then the order of the rules table.
    package func findings(_ rows: [BatchRow], in context: RuleContext) -> [Finding] {
        let duplicates = DuplicateRules(rows, context)
        switch self {
        case .additions:
            return rows.flatMap { row in
                let duplicate = [duplicates.inFile(row)].compactMap { $0 }
                return findings(Layout.additionVerdicts(row, context) + duplicate + duplicates.againstRoster(row), row.number, context)
            }
        case .reductions: return rows.flatMap { findings(ReductionRules.judge($0, context, duplicates), $0.number, context) }
        case .amendments: return amendmentFindings(rows, context, duplicates)
        }
    }

    private func findings(_ verdicts: [Verdict], _ row: Int, _ context: RuleContext) -> [Finding] {
        guard !verdicts.isEmpty else { return [] }
        let ordered = verdicts.sorted { left, right in
            let columns = (column(of: left.field) ?? 0, column(of: right.field) ?? 0)
            return columns.0 != columns.1 ? columns.0 < columns.1 : left.code.order < right.code.order
        }
        return ordered.map { verdict in
            let severity = context.severity(of: verdict.code)
            return Finding(
                row: row, column: verdict.field.title, code: verdict.code, severity: severity, message: verdict.message,
                confirmable: self == .additions && severity == .error && verdict.code.isConfirmable)
        }
    }

    /// What a person's fields say by themselves, at most one verdict a column, and idtype.other beside.
    private static func additionVerdicts(_ row: BatchRow, _ context: RuleContext) -> [Verdict] {
        let number = row.person[.identityNumber]
        let shape = context.tables.shape(ofIdentityType: row.person[.identityType])
        let digits = row.facts.contains(.digitsLost) ? nil : shape?.eighteenDigits(number)
        let verdicts = [
            NameRules.judge(row), IdentityRules.judgeType(row, context), IdentityRules.judgeOtherType(row, context),
            IdentityRules.judgeNumber(row, context), SexAndBirthRules.judgeSex(row, digits),
            SexAndBirthRules.judgeBirth(row, digits, context),
        ]
        return verdicts.compactMap { $0 } + EnrollmentRules.judge(row, context) + ContactRules.judge(row, context, digits)
    }

    /// One person's amendment.
    package static func findings(amending former: Person, to person: Person, in context: RuleContext) -> [Finding] {
        var context = context
        context.roster.former = [1: former]
        return Layout.amendments.findings([BatchRow(number: 1, sequence: "", person: person, facts: [])], in: context)
    }

    /// A number that its holder gives up in the same batch is free for another, unless the holder's own row can't go in.
    private func amendmentFindings(_ rows: [BatchRow], _ context: RuleContext, _ duplicates: DuplicateRules) -> [Finding] {
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
    private func amendmentFindings(
        _ row: BatchRow, _ context: RuleContext, _ duplicates: DuplicateRules, _ free: Set<Identity>
    ) -> [Finding] {
        guard let former = context.roster.former[row.number] else {
            let sentence = "下年度申报名单里没有编号\(shown(row.sequence))、证件号码\(shown(row.person[.identityNumber]))的人，请核对，或删除这一行。"
            return findings([Verdict(.identityNumber, .personUnknown, sentence)], row.number, context)
        }
        let isRenumbered = former.identity != row.person.identity
        let twice = duplicates.ofOnePerson(row) ?? (isRenumbered ? duplicates.inFile(row) : nil)
        var verdicts = Layout.additionVerdicts(row, context) + [twice].compactMap { $0 }
        if isRenumbered { verdicts += duplicates.againstRoster(row, formerly: former.identity, free: free) }
        let changed = Set(PersonField.allCases.filter { former[$0] != row.person[$0] })
        return findings(verdicts, row.number, context).map { finding in
            let isChanged = PersonField(title: finding.column).map(changed.contains) ?? false
            guard !isChanged, finding.severity == .error, finding.code != .duplicateInFile else { return finding }
            return Finding(
                row: finding.row, column: finding.column, code: finding.code, severity: .warning, message: finding.message,
                confirmable: false)
        }
    }
}

extension FindingCode {
    /// Place in the rules table.
    var order: Int { Self.orders[self] ?? 0 }
    private static let orders = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
