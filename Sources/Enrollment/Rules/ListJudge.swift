/// The rules over one list. What a row says of itself can be asked piece by piece, in any order and on any core.
package struct ListJudge: Sendable {
    private let layout: Layout
    private let rows: [BatchRow]
    private let context: RuleContext
    private let duplicates: DuplicateRules

    package init(_ layout: Layout, _ rows: [BatchRow], _ context: RuleContext) {
        self.layout = layout
        self.rows = rows
        self.context = context
        duplicates = DuplicateRules(rows, context)
    }

    /// Whether the findings of the pieces are together those of the whole. Amendments are judged by each other: a number that one row gives
    /// up is free for another.
    package var isDivisible: Bool { layout != .amendments }

    /// By row, then column, then the order of the rules table.
    package func findings(_ piece: Range<Int>) -> [Finding] {
        if layout == .amendments { return Layout.amendmentFindings(Array(rows[piece]), context, duplicates) }
        var findings: [Finding] = []
        for row in rows[piece] {
            let verdicts = verdicts(RowAtHand(row, context))
            if !verdicts.isEmpty { findings += layout.findings(verdicts, row.number, context) }
        }
        return findings
    }

    private func verdicts(_ row: RowAtHand) -> [Verdict] {
        if layout == .reductions { return ReductionRules.judge(row, context, duplicates) }
        var verdicts = Layout.additionVerdicts(row, context)
        verdicts.note(duplicates.inFile(row))
        return verdicts + duplicates.againstRoster(row)
    }
}
