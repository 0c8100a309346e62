extension Layout {
    /// All findings of the rows, by row, then column, then the order of the rules table.
    package func findings(_ rows: [BatchRow], in context: RuleContext) -> [Finding] {
        let duplicates = DuplicateRules(rows, context)
        return rows.flatMap { row in
            switch self {
            case .additions:
                let duplicate = [duplicates.inFile(row)].compactMap { $0 }
                return findings(Layout.additionVerdicts(row, context) + duplicate + duplicates.againstRoster(row), row.number, context)
            case .reductions: return findings(ReductionRules.judge(row, context, duplicates), row.number, context)
            case .amendments: return amendmentFindings(row, context, duplicates)
            }
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

    /// An amendment is judged on the fields it changes; other faults of the person show as warnings.
    private func amendmentFindings(_ row: BatchRow, _ context: RuleContext, _ duplicates: DuplicateRules) -> [Finding] {
        guard let former = context.roster.former[row.number] else {
            let sentence = "下年度申报名单里没有编号\(shown(row.sequence))、证件号码\(shown(row.person[.identityNumber]))的人，请核对，或删除这一行。"
            return findings([Verdict(.identityNumber, .personUnknown, sentence)], row.number, context)
        }
        var verdicts = Layout.additionVerdicts(row, context)
        if former.identity != row.person.identity {
            verdicts += [duplicates.inFile(row)].compactMap { $0 } + duplicates.againstRoster(row, formerly: former.identity)
        }
        let changed = Set(PersonField.allCases.filter { former[$0] != row.person[$0] })
        return findings(verdicts, row.number, context).map { finding in
            let isChanged = PersonField(title: finding.column).map(changed.contains) ?? false
            guard !isChanged, finding.severity == .error else { return finding }
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
