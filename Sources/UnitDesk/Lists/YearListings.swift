import Enrollment
import Paperwork
import UnitStore

extension UnitDesk {
    /// The center's figures once there are any, until then an estimate from the rates; a row a plan and one for all.
    func fees(plan: String) throws -> Listing {
        let center = try store.centerFees()
        let isCenter = !center.isEmpty
        let estimate = FeeSummary.byPlan(try store.heads(RosterQuery()), rates: try store.planRates())
        let all = isCenter ? center : estimate
        let shown = plan.isEmpty ? all : all.filter { $0.plan == plan }
        let columns = [
            ListingColumn("plan", "参保计划"), ListingColumn("insured", "参保人数"), ListingColumn("exempt", "免交人数"),
            ListingColumn("personal", "个人缴费金额"),
            ListingColumn("village", "村缴费金额"), ListingColumn("district", "区财政补贴金额"), ListingColumn("town", "镇财政补贴金额"),
            ListingColumn("province", "省级财政补贴金额"), ListingColumn("source", "来源"),
        ]
        func row(_ fee: PlanFee, name: String) -> [ListingValue] {
            [.text(name), .count(fee.insured), .count(fee.exempt)]
                + (fee.amounts?.all.map { .fen($0) } ?? Array(repeating: .none(reads: "无费率"), count: 5)) + [
                    isCenter ? .word("center", reads: "中心") : .word("estimate", reads: "预估")
                ]
        }
        return Listing(
            title: ListKind.fees.title, columns: columns,
            rows: shown.map { row($0, name: $0.plan) } + [row(FeeSummary.total(shown), name: "合计")])
    }

    /// A row for each changed field; an addition, reduction or restoration is one row.
    func changes(_ query: ListQuery) throws -> Listing {
        let columns = [
            ListingColumn("reference", "人员", isForPrograms: true), ListingColumn("time", "时间"), ListingColumn("kind", "类别"),
            ListingColumn("name", "姓名"), ListingColumn("identityType", "证件类型"),
            ListingColumn("identityNumber", "证件号码"), ListingColumn("field", "项目"), ListingColumn("before", "原值"),
            ListingColumn("after", "新值"),
            ListingColumn("operator", "经办人"),
        ]
        let rows = try store.changes(rows: query.leaf(changeRows(query))).flatMap {
            change -> [[ListingValue]] in
            let details = change.details
            func row(_ field: String, _ before: String, _ after: String) -> [ListingValue] {
                [
                    .text(change.reference), .text(String(change.time.prefix(19)).replacing("T", with: " ")),
                    .word(change.action, reads: Self.title(of: change.action)),
                    .text(details["name"] ?? ""),
                    .text(details["identityType"] ?? ""), .text(details["identityNumber"] ?? ""), .text(field), .text(before), .text(after),
                    .text(change.operator),
                ]
            }
            let fields = PersonField.allCases.filter { details["after.\($0.rawValue)"] != nil }
            guard !fields.isEmpty else {
                return [row(change.action.contains("reduc") ? "减少原因" : "", "", details["reason"] ?? "")]
            }
            return fields.map { row($0.title, details["before.\($0.rawValue)"] ?? "", details["after.\($0.rawValue)"] ?? "") }
        }
        return Listing(title: ListKind.changes.title, columns: columns, rows: rows)
    }

    func cards(_ query: ListQuery) throws -> Listing {
        Listing(
            title: ListKind.cards.title,
            columns: [
                ListingColumn("personalNumber", "个人编号"), ListingColumn("name", "姓名"), ListingColumn("identityType", "证件类型"),
                ListingColumn("identityNumber", "证件号码"), ListingColumn("class", "所属班级"), ListingColumn("batch", "批次"),
                ListingColumn("cardNumber", "卡号"), ListingColumn("made", "制卡日期"), ListingColumn("state", "状态"),
            ],
            rows: try store.cards(rows: query.leaf(cardRows(query)))
                .map { card in
                    identity(card) + [
                        .text(card.batch), .text(card.cardNumber), .text(card.made),
                        .text(!card.cardNumber.isEmpty ? "已制卡" : card.failure.isEmpty ? "未制卡" : "制卡失败：\(card.failure)"),
                    ]
                })
    }

    func cardFailures(_ query: ListQuery) throws -> Listing {
        Listing(
            title: ListKind.cardFailures.title,
            columns: [
                ListingColumn("batch", "批次"), ListingColumn("personalNumber", "个人编号"), ListingColumn("name", "姓名"),
                ListingColumn("identityType", "证件类型"), ListingColumn("identityNumber", "证件号码"), ListingColumn("class", "所属班级"),
                ListingColumn("reason", "失败原因"), ListingColumn("state", "状态"),
            ],
            rows: query.leaf(query.roster.order.sorted(try failures(query)) { $0.record.person }).map { card, isMade in
                [.text(card.batch)] + identity(card) + [.text(card.failure), .text(isMade ? "后来已制卡" : "未制成")]
            })
    }

    func changeRows(_ query: ListQuery) throws -> [Int64] {
        try remember(.changeRows(query.from, query.to)) { try store.changeRows(from: query.from, to: query.to) }
    }

    func cardRows(_ query: ListQuery) throws -> [Int64] {
        try remember(.cardRows(query.personalNumber, query.roster.order)) {
            try store.cardRows(personalNumber: query.personalNumber, order: query.roster.order)
        }
    }

    func failures(_ query: ListQuery) throws -> [(record: CardRecord, isMade: Bool)] {
        try remember(.cardFailures(query.batch)) { try store.cardFailures(batch: query.batch) }
    }

    private func identity(_ card: CardRecord) -> [ListingValue] {
        [
            .text(card.personalNumber), .text(card.person?.name ?? ""), .text(card.person?[.identityType] ?? ""),
            .text(card.person?[.identityNumber] ?? ""), .text(card.person?[.className] ?? ""),
        ]
    }

    static func title(of action: String) -> String {
        switch action {
        case "add": "新增"
        case "amend": "修改"
        case "reduce": "减少"
        case "restore": "恢复"
        case "undo addition": "撤销新增"
        case "undo reduction": "撤销减少"
        case "undo amendment": "撤销修改"
        default: action
        }
    }
}
