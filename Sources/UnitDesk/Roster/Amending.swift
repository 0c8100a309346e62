import Enrollment
import UnitStore

extension UnitDesk {
    /// Anyone of the declared year, reduced or not.
    package func find(_ identity: Identity) throws -> PersonRecord {
        let normaliser = Normaliser(tables: try store.codeTables())
        let wanted = Identity(
            type: normaliser.value(of: .text(identity.type), .identityType),
            number: normaliser.value(of: .text(identity.number), .identityNumber))
        guard let record = try store.find(wanted) else { throw StoreError.personUnknown }
        return record
    }

    package func find(_ reference: PersonReference) throws -> PersonRecord {
        guard let record = try store.find(reference) else { throw StoreError.personUnknown }
        return record
    }

    /// What rules would say of the change: errors only on changed fields.
    package func findings(amending record: PersonRecord, to typed: Person) throws -> (person: Person, findings: [Finding]) {
        let normaliser = Normaliser(tables: try store.codeTables())
        var person = record.person
        for field in PersonField.allCases where typed[field] != record.person[field] {
            person[field] = normaliser.value(of: .text(typed[field]), field)
        }
        let row = BatchRow(number: 1, sequence: "", person: person, facts: [])
        return (person, Layout.findings(amending: record.person, to: person, in: try context(for: [row], besides: nil)))
    }

    /// - Returns: the warnings that remain.
    @discardableResult
    package func amend(_ reference: PersonReference, to typed: Person, version: Int, operator name: String) throws -> [Finding] {
        let record = try find(reference)
        guard record.version == version else { throw StoreError.stale(current: record.person) }
        let (person, findings) = try findings(amending: record, to: typed)
        let errors = findings.filter { $0.severity == .error }
        if let first = errors.first { throw DeskError.fieldsWrong(code: first.code.rawValue, errors.map(\.message)) }
        if person != record.person { try store.amend(reference, to: person.onOneLine, version: version, by: act(name)) }
        return findings
    }

    @discardableResult
    package func reduce(_ identity: Identity, reason: String, operator name: String) throws -> PersonRecord {
        guard !reason.trimmed.isEmpty else { throw DeskError.reductionReasonMissing }
        let record = try find(identity)
        try store.reduce(record.reference, reason: reason.onOneLine.trimmed, on: clock.today, by: act(name))
        return record
    }

    @discardableResult
    package func restorePerson(_ identity: Identity, operator name: String) throws -> PersonRecord {
        let record = try find(identity)
        try store.restore(record.reference, by: act(name))
        return record
    }
}
