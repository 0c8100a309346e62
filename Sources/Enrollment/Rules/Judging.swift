extension Layout {
    /// All findings of the rows, by row, then column, then the order of the rules table.
    package func findings(_ rows: [BatchRow], in context: RuleContext) -> [Finding] {
        ListJudge(self, rows, context).findings(rows.indices)
    }

    func findings(_ verdicts: [Verdict], _ row: Int, _ context: RuleContext) -> [Finding] {
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
    static func additionVerdicts(_ row: RowAtHand, _ context: RuleContext) -> [Verdict] {
        var verdicts: [Verdict] = []
        verdicts.note(NameRules.judge(row))
        verdicts.note(IdentityRules.judgeType(row, context))
        verdicts.note(IdentityRules.judgeOtherType(row, context))
        verdicts.note(IdentityRules.judgeNumber(row, context))
        verdicts.note(SexAndBirthRules.judgeSex(row))
        verdicts.note(SexAndBirthRules.judgeBirth(row, context))
        EnrollmentRules.judge(row, context, into: &verdicts)
        ContactRules.judge(row, context, into: &verdicts)
        return verdicts
    }

    /// One person's amendment.
    package static func findings(amending former: Person, to person: Person, in context: RuleContext) -> [Finding] {
        var context = context
        context.roster.former = [1: former]
        return Layout.amendments.findings([BatchRow(number: 1, sequence: "", person: person, facts: [])], in: context)
    }
}

extension FindingCode {
    /// Place in the rules table.
    var order: Int { Self.orders[self] ?? 0 }
    private static let orders = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
