import Enrollment
import GRDB

package enum RejectionState: String, Sendable, CaseIterable {
    case open
    case mended
    case resent
    case accepted
    case reduced

    package var title: String {
        switch self {
        case .open: "待处理"
        case .mended: "已修改待报"
        case .resent: "已重报"
        case .accepted: "已通过"
        case .reduced: "已减少"
        }
    }
}

/// A declared row that the center refused, and what has become of it since.
package struct RejectionRecord: Sendable {
    package let person: PersonRecord
    package let reasonCode: String
    package let reason: String
    package let party: ResponsibleParty
    package let deadline: CalendarDate?
    package let state: RejectionState
}

extension UnitStore {
    /// Those still open first.
    package func rejections() throws -> [RejectionRecord] { try rejections(of: nil) }

    func rejection(of reference: PersonReference) throws -> RejectionRecord? { try rejections(of: reference).first }

    private func rejections(of reference: PersonReference?) throws -> [RejectionRecord] {
        try writer.read { db in
            let sql = """
                SELECT \(PersonRecord.columns), reason_code, reason, party, deadline,
                    (SELECT kind FROM outcome WHERE outcome.reference = person.reference) AS newest,
                    (SELECT version FROM sent_row WHERE sequence = answered AND sent_row.reference = person.reference) AS answered_version,
                    (SELECT 1 FROM sent_row WHERE sequence > answered AND sent_row.reference = person.reference
                        AND sent_row.version = person.version LIMIT 1) AS is_resent
                FROM rejection JOIN person USING (reference) WHERE ?1 IS NULL OR reference = ?1
                """
            let records = try Row.fetchAll(db, sql: sql, arguments: [reference?.text]).compactMap { row -> RejectionRecord? in
                guard let person = PersonRecord(row) else { return nil }
                let isChanged = (row["answered_version"] as Int?) != person.version
                let state: RejectionState =
                    person.state == .reduced
                    ? .reduced
                    : (row["newest"] as String?) == OutcomeKind.accepted.rawValue
                        ? .accepted : !isChanged ? .open : (row["is_resent"] as Int?) == 1 ? .resent : .mended
                return RejectionRecord(
                    person: person, reasonCode: row["reason_code"], reason: row["reason"],
                    party: ResponsibleParty(rawValue: row["party"]) ?? .unit,
                    deadline: CalendarDate(iso: row["deadline"]), state: state)
            }
            let order = Dictionary(uniqueKeysWithValues: RejectionState.allCases.enumerated().map { ($1, $0) })
            return records.sorted {
                (order[$0.state] ?? 0, $0.reasonCode, $0.person.reference.text) < (
                    order[$1.state] ?? 0, $1.reasonCode, $1.person.reference.text
                )
            }
        }
    }
}
