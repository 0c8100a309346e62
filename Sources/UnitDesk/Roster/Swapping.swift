import Enrollment
import UnitStore

/// 对调证件号码, before it is done.
package struct Swap: Sendable {
    package let first: PersonRecord
    package let second: PersonRecord
    /// What the rules say of the two afterwards.
    package let findings: [Finding]

    /// A number that a document confirmed may look wrong with its new holder too; anything else that is wrong must be mended first.
    package var isAllowed: Bool {
        findings.allSatisfy { finding in
            let giver = finding.row == 1 ? second : first
            return finding.severity == .warning || giver.confirmed.contains(finding.code)
        }
    }
}

extension UnitDesk {
    package func previewSwap(_ first: Identity, _ second: Identity) throws -> Swap {
        let people = (try find(first), try find(second))
        guard people.0.reference != people.1.reference else { throw DeskError.samePerson }
        for person in [people.0, people.1] where person.state == .reduced { throw StoreError.alreadyReduced(name: person.person.name) }
        let swapped = Self.swapped(people.0, people.1)
        let rows = swapped.enumerated().map { BatchRow(number: $0 + 1, sequence: "", person: $1.person, facts: []) }
        let context = try context(for: rows, besides: nil, former: [1: people.0, 2: people.1])
        // Each takes the other's number, so neither number is anybody's but theirs.
        let findings = Layout.amendments.findings(rows, in: context).filter { $0.code != .duplicateDeclared }
        return Swap(first: people.0, second: people.1, findings: findings)
    }

    /// Both in one transaction; neither is ever without a number for anybody to see.
    package func swap(_ swap: Swap, operator name: String) throws {
        try store.amend(Self.swapped(swap.first, swap.second), by: act(name))
    }

    private static func swapped(_ first: PersonRecord, _ second: PersonRecord) -> [Amendment] {
        func takes(_ person: PersonRecord, _ other: PersonRecord) -> Amendment {
            var changed = person.person
            changed[.identityType] = other.person[.identityType]
            changed[.identityNumber] = other.person[.identityNumber]
            // What was confirmed of a number goes where the number goes.
            let confirmed = person.confirmed.filter { !$0.isOfNumber } + other.confirmed.filter(\.isOfNumber)
            return Amendment(reference: person.reference, person: changed, version: person.version, confirmed: confirmed)
        }
        return [takes(first, second), takes(second, first)]
    }
}

extension FindingCode {
    fileprivate var isOfNumber: Bool { rawValue.hasPrefix("idnumber.") }
}
