import Enrollment

/// The center's word on one declaration that reached it.
package struct Receipt: Sendable, Hashable {
    package let sequence: Int
    /// Hex SHA-256.
    package let manifest: String
    /// RFC 3339.
    package let time: String
    /// Empty when it was accepted, else why it was refused.
    package let code: String
    package let totals: Equation

    package init(sequence: Int, manifest: String, time: String, code: String, totals: Equation) {
        self.sequence = sequence
        self.manifest = manifest
        self.time = time
        self.code = code
        self.totals = totals
    }
}

extension Table where Row == Receipt {
    static var receipts: Table {
        Table(
            name: "receipts", title: "收到的申报包", key: [1],
            fields: [
                .init("sequence", "序号", .integer, isRequired: true), .init("manifest", "摘要", isRequired: true),
                .init("time", "收到时间", .datetime, isRequired: true), .init("code", "结果"), .init("renewals", "上年度续保", .integer),
                .init("additions", "本年度新增", .integer), .init("reductions", "本年度减少", .integer),
            ],
            encode: { row in
                [String(row.sequence), row.manifest, row.time, row.code]
                    + [row.totals.renewals, row.totals.additions, row.totals.reductions].map(String.init)
            },
            decode: { fields in
                guard let sequence = fields.count(0), sequence >= 1, let manifest = fields.digest(1), let time = fields.time(2),
                    let renewals = fields.count(4),
                    let additions = fields.count(5), let reductions = fields.count(6)
                else { return nil }
                return Receipt(
                    sequence: sequence, manifest: manifest, time: time, code: fields[3],
                    totals: Equation(renewals: renewals, additions: additions, reductions: reductions))
            })
    }
}

extension Table where Row == Outcome {
    /// A renewal keeps its number.
    static var outcomes: Table {
        Table(
            name: "outcomes", title: "核对结果", key: [0],
            fields: [
                .init("reference", "人员标识", isRequired: true), .init("rowDigest", "行摘要", isRequired: true),
                .init("outcome", "结果", isRequired: true), .init("personalNumber", "编号"), .init("reasonCode", "错误代码"),
                .init("reason", "错误信息"),
                .init("party", "由谁处理"), .init("deadline", "截止日期", .date),
            ],
            encode: { row in
                [
                    row.reference.text, row.rowDigest, row.kind.rawValue, row.personalNumber, row.reasonCode, row.reason,
                    row.party?.rawValue ?? "", row.deadline?.description ?? "",
                ]
            },
            decode: { fields in
                guard let reference = PersonReference(text: fields[0]), let digest = fields.digest(1),
                    let kind: OutcomeKind = fields.word(2)
                else { return nil }
                let party: ResponsibleParty? = fields.word(6)
                let deadline = fields.day(7)
                guard (party == nil) == fields[6].isEmpty, (deadline == nil) == fields[7].isEmpty,
                    !reference.isRenewal || ["", reference.personalNumber].contains(fields[3])
                else { return nil }
                return Outcome(
                    reference: reference, rowDigest: digest, kind: kind, personalNumber: fields[3], reasonCode: fields[4],
                    reason: fields[5],
                    party: party, deadline: deadline)
            })
    }
}

extension Table where Row == PlanFee {
    /// Amounts are all there or, without a rate, all empty. A renewal may have no plan.
    static var fees: Table {
        Table(
            name: "fees", title: "缴费汇总", key: [0],
            fields: [
                .init("plan", "参保计划"), .init("insured", "参保人数", .integer, isRequired: true),
                .init("exempt", "免交人数", .integer, isRequired: true),
            ] + .amounts,
            encode: { row in
                [row.plan, String(row.insured), String(row.exempt)]
                    + (row.amounts.map { $0.all.map(String.init) } ?? Array(repeating: "", count: 5))
            },
            decode: { fields in
                guard let insured = fields.count(1), let exempt = fields.count(2), exempt <= insured else { return nil }
                let amounts = fields.amounts(3)
                guard amounts != nil || fields.fields[3...].allSatisfy(\.isEmpty) else { return nil }
                return PlanFee(plan: fields[0], insured: insured, exempt: exempt, amounts: amounts)
            })
    }
}

extension Table where Row == Card {
    static var cards: Table {
        Table(
            name: "cards", title: "制卡", key: [0, 1],
            fields: [
                .init("batch", "批次", isRequired: true), .init("personalNumber", "个人编号", isRequired: true),
                .init("cardNumber", "卡号", isRequired: true), .init("made", "制卡日期", .date, isRequired: true),
            ],
            encode: { [$0.batch, $0.personalNumber, $0.cardNumber, $0.made.description] },
            decode: { fields in fields.day(3).map { Card(batch: fields[0], personalNumber: fields[1], cardNumber: fields[2], made: $0) } })
    }
}

extension Table where Row == CardFailure {
    static var cardFailures: Table {
        Table(
            name: "card_failures", title: "制卡失败", key: [0, 1],
            fields: [
                .init("batch", "批次", isRequired: true), .init("personalNumber", "个人编号", isRequired: true),
                .init("reason", "失败原因", isRequired: true),
            ],
            encode: { [$0.batch, $0.personalNumber, $0.reason] },
            decode: { CardFailure(batch: $0[0], personalNumber: $0[1], reason: $0[2]) })
    }
}
