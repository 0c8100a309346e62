import Enrollment
import Ledger
import LongWork
import Paperwork
import UnitStore
import Workbook

extension UnitDesk {
    /// Columns of the manual, in its order. `offset` and `limit` page through what `count` counts.
    package func listing(_ kind: ListKind, _ query: ListQuery = ListQuery()) throws -> Listing {
        _ = try unit()
        switch kind {
        case .insured:
            return Listing(
                title: kind.title, columns: [Self.personalNumber] + Self.personColumns,
                rows: try store.insured(rows: query.leaf(insuredRows(query.roster))).map { row in
                    [.text(row.personalNumber)] + row.person.fields.map { .text($0) }
                })
        case .declared:
            return declared(try store.people(rows: query.leaf(rows(query.roster))))
        case .reduced: return try reduced(query)
        case .rejections: return try rejectionListing(query)
        case .fees: return try fees(plan: query.plan)
        case .changes: return try changes(query)
        case .cards: return try cards(query)
        case .cardFailures: return try cardFailures(query)
        case .batches: return try batchListing()
        case .packages: return try packageListing()
        }
    }

    package func count(_ kind: ListKind, _ query: ListQuery) throws -> Int {
        switch kind {
        case .insured: try insuredRows(query.roster).count
        case .declared: try rows(query.roster).count
        case .reduced: try rows(query.reducedRoster).count
        case .changes:
            try changeRows(query).count
        case .cards:
            try cardRows(query).count
        case .rejections: try rejections(query).count
        case .cardFailures: try failures(query).count
        case .fees, .batches, .packages: try listing(kind, query).rows.count
        }
    }

    package func export(
        _ kind: ListKind, _ query: ListQuery, as format: WorkbookFormat, progress: WorkProgress = WorkProgress()
    ) throws -> [UInt8] {
        try progress.begin("正在查询")
        let listing = try listing(kind, query)
        try progress.begin("正在写 \(listing.rows.count) 行")
        return try listing.encoded(as: format)
    }

    static let personColumns = PersonField.allCases.map { ListingColumn($0.rawValue, $0.title) }

    private static let personalNumber = ListingColumn("personalNumber", "编号")
    private static let forPrograms = [
        ListingColumn("reference", "人员", isForPrograms: true), ListingColumn("origin", "来源", isForPrograms: true),
    ]

    private func declared(_ rows: [PersonRecord]) -> Listing {
        Listing(
            title: ListKind.declared.title,
            columns: Self.forPrograms + [Self.personalNumber] + Self.personColumns
                + [ListingColumn("confirmed", "已确认", isForPrograms: true)],
            rows: rows.map { row in
                Self.values(row, [.text(row.confirmed.isEmpty ? "" : row.confirmed.map(\.rawValue).joined(separator: " "))])
            })
    }

    private func reduced(_ query: ListQuery) throws -> Listing {
        let rows = try store.people(rows: query.leaf(rows(query.reducedRoster)))
        return Listing(
            title: ListKind.reduced.title,
            columns: Self.forPrograms + [Self.personalNumber] + Self.personColumns
                + [ListingColumn("reason", "减少原因"), ListingColumn("date", "减少日期")],
            rows: rows.map { Self.values($0, [.text($0.reductionReason), .text($0.reductionDate?.description ?? "")]) })
    }

    /// 人员, 来源, 编号, the fields, and what the list has besides.
    private static func values(_ row: PersonRecord, _ rest: [ListingValue]) -> [ListingValue] {
        var values: [ListingValue] = []
        values.reserveCapacity(forPrograms.count + 1 + personColumns.count + rest.count)
        values.append(.text(row.reference.text))
        values.append(.word(row.origin.rawValue, reads: row.origin.title))
        values.append(.text(row.personalNumber))
        for field in row.person.fields { values.append(.text(field)) }
        values += rest
        return values
    }

    package func rejections(_ query: ListQuery) throws -> [RejectionRecord] {
        try rejectionRecords().filter { record in
            (query.party == nil || record.party == query.party) && (query.rejectionState == nil || record.state == query.rejectionState)
                && (query.reasonCode.isEmpty || record.reasonCode == query.reasonCode)
                && (query.roster.text.isEmpty || record.person.person.name.contains(query.roster.text)
                    || record.person.person[.identityNumber].contains(query.roster.text) || record.reason.contains(query.roster.text))
        }
    }

    private func rejectionListing(_ query: ListQuery) throws -> Listing {
        Listing(
            title: ListKind.rejections.title,
            columns: [ListingColumn("reference", "人员", isForPrograms: true)] + Self.personColumns + [
                ListingColumn("reasonCode", "错误代码", isForPrograms: true), ListingColumn("reason", "错误信息"), ListingColumn("party", "由谁处理"),
                ListingColumn("deadline", "期限"),
                ListingColumn("state", "状态"),
            ],
            rows: query.leaf(query.roster.order.sorted(try rejections(query)) { $0.person.person }).map { record in
                [.text(record.person.reference.text)] + record.person.person.fields.map { .text($0) } + [
                    .text(record.reasonCode),
                    .text(record.reason), .word(record.party.rawValue, reads: record.party.title),
                    .text(record.deadline?.description ?? ""), .word(record.state.rawValue, reads: record.state.title),
                ]
            })
    }

    private func batchListing() throws -> Listing {
        Listing(
            title: ListKind.batches.title,
            columns: [
                ListingColumn("batch", "批号"), ListingColumn("layout", "类别"), ListingColumn("file", "文件"), ListingColumn("created", "时间"),
                ListingColumn("operator", "经办人"), ListingColumn("state", "状态"), ListingColumn("open", "未提交行数"),
                ListingColumn("submitted", "已提交行数"),
            ],
            rows: try store.batches().map { batch in
                [
                    .count(batch.number), .word(batch.layout.rawValue, reads: batch.layout.kindTitle),
                    .text(batch.fileName), .text(batch.created),
                    .text(batch.operator), .word(batch.state.rawValue, reads: batch.state.title), .count(batch.openRows),
                    .count(batch.submittedRows),
                ]
            })
    }

    private func packageListing() throws -> Listing {
        Listing(
            title: ListKind.packages.title,
            columns: [
                ListingColumn("direction", "方向"), ListingColumn("kind", "种类"), ListingColumn("sequence", "号"), ListingColumn("file", "文件"),
                ListingColumn("time", "时间"), ListingColumn("rows", "人数"), ListingColumn("manifest", "摘要"),
            ],
            rows: try store.packages().filter { $0.direction != .refused }.map { package in
                [
                    .word(package.direction.rawValue, reads: package.direction == .sent ? "发出" : "收到"),
                    .word(package.kind, reads: package.kindTitle), .count(package.sequence),
                    .text(package.fileName),
                    .text(package.time), .count(package.rows), .text(package.manifest),
                ]
            })
    }
}

extension Layout {
    /// 类别 of a batch.
    package var kindTitle: String {
        switch self {
        case .additions: "新增"
        case .reductions: "减少"
        case .amendments: "修改"
        }
    }
}

extension PackageRecord {
    package var kindTitle: String {
        switch kind {
        case "activation": "开户包"
        case "declaration": "申报包"
        case "result": "结果包"
        default: "未采用"
        }
    }
}
