import Enrollment
import LongWork
import UnitStore

/// People ticked on the roster's page, or everyone its filters leave.
package enum Pick: Sendable {
    case people([PersonReference])
    case everyone(RosterQuery)
}

extension UnitDesk {
    /// In the roster's order; only those in the declared year.
    package func picked(_ pick: Pick) throws -> [PersonRecord] {
        let people =
            switch pick {
            case .people(let references): try references.compactMap { try store.find($0) }
            case .everyone(let query): try people(query)
            }
        let active = people.filter { $0.state == .active }
        guard !active.isEmpty else { throw DeskError.nobodyPicked }
        return active
    }

    /// One batch of reductions, submitted at once; it can be undone as a whole.
    package func reduce(_ pick: Pick, reason: String, operator name: String, progress: WorkProgress = WorkProgress()) throws -> Submission {
        guard !reason.trimmed.isEmpty else { throw DeskError.reductionReasonMissing }
        let people = try picked(pick)
        let layout = Layout.reductions
        let rows = people.enumerated().map { position, record in
            let row = BatchRow(number: position + 2, sequence: String(position + 1), person: record.person, facts: [])
            return NewBatchRow(row: row, cells: [row.sequence] + layout.fields.map { record.person[$0] }, subject: record)
        }
        let batch = NewBatch(
            layout: layout, fileName: "名单上选定（\(reason.onOneLine.trimmed)）", blankRows: 0, heading: [layout.columns], rows: rows)
        try progress.begin("正在减少", of: rows.count)
        let number = try store.reduce(batch, reason: reason.onOneLine.trimmed, on: clock.today, by: act(name), progress: progress)
        return Submission(batch: number, submitted: rows.count, kept: 0)
    }

    /// 填充一列: an open batch of amendments that shows what it would change.
    package func fill(_ field: PersonField, with typed: String, of pick: Pick, operator name: String) throws -> StagedBatch {
        guard !PersonField.own.contains(field) else { throw DeskError.fieldIsOwn(field.title) }
        return try stageAmendments(try picked(pick).map { ($0, [field: typed]) }, named: "填充\(field.title)", operator: name)
    }

    /// 整班升级: everyone of each class named gets the class it maps to.
    package func promote(_ classes: [String: String], operator name: String) throws -> StagedBatch {
        let people = try store.people(RosterQuery()).compactMap { record -> (PersonRecord, [PersonField: String])? in
            classes[record.person[.className]].map { (record, [.className: $0]) }
        }
        guard !people.isEmpty else { throw DeskError.nobodyPicked }
        return try stageAmendments(people, named: "整班升级 \(classes.count) 个班", operator: name)
    }

    private func stageAmendments(_ people: [(PersonRecord, [PersonField: String])], named fileName: String, operator name: String) throws
        -> StagedBatch
    {
        let layout = Layout.amendments
        let normaliser = Normaliser(tables: try codeTables())
        let rows = people.enumerated().compactMap { position, person -> NewBatchRow? in
            let (record, typed) = person
            var changed = record.person
            for (field, value) in typed { changed[field] = normaliser.value(of: .text(value), field) }
            guard changed != record.person else { return nil }
            let row = BatchRow(number: position + 2, sequence: record.personalNumber, person: changed, facts: [])
            return NewBatchRow(row: row, cells: [row.sequence] + changed.fields, subject: record)
        }
        guard !rows.isEmpty else { throw DeskError.nothingChanged(rows: people.count) }
        let number = try store.stage(
            NewBatch(layout: layout, fileName: fileName, blankRows: 0, heading: [layout.columns], rows: rows), by: act(name))
        return StagedBatch(number: number, report: try judgedBatch(number).report, mended: nil)
    }
}

extension PersonField {
    /// Differ from person to person: nobody fills a whole column with them.
    package static let own: Set<PersonField> = [.name, .identityNumber, .birthDate]
}
