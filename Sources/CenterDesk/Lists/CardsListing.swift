import CenterStore
import Enrollment
import Paperwork

/// A person by personal number, with the unit that has it.
struct NumberedPerson {
    let unit: RegisteredUnit
    let person: Person
}

extension CenterDesk {
    /// Whose a personal number is: the newest declaration, as decided, before the roster.
    func numberedPeople(_ units: [RegisteredUnit]) throws -> [String: NumberedPerson] {
        let year = try profile.insuranceYear
        var people: [String: NumberedPerson] = [:]
        for unit in units {
            for insured in try store.insured(unit: unit.code, insuranceYear: year) {
                people[insured.personalNumber] = NumberedPerson(unit: unit, person: insured.person)
            }
        }
        for unit in units {
            guard let record = try store.newestDeclaration(insuranceYear: year, unit: unit.code) else { continue }
            let outcomes = try store.outcomes(record.id)
            for (position, row) in try store.declared(record.id).enumerated() {
                let number = outcomes[position]?.personalNumber ?? row.person.personalNumber
                if !number.isEmpty { people[number] = NumberedPerson(unit: unit, person: row.person.person) }
            }
        }
        return people
    }

    /// - Parameter isWhole: also cards of numbers that no unit has.
    func cardsListing(_ units: [RegisteredUnit], isWhole: Bool) throws -> Listing {
        let people = try numberedPeople(units)
        let rows = try store.cards(insuranceYear: profile.insuranceYear).compactMap { card -> [ListingValue]? in
            guard let cells = cells(card.personalNumber, people, isWhole: isWhole) else { return nil }
            return cells + [.text(card.batch), .text(card.cardNumber), .text(card.made.description)]
        }
        return Listing(
            title: "制卡", columns: Self.cardColumns + [ListingColumn("cardNumber", "卡号"), ListingColumn("made", "制卡日期")], rows: rows)
    }

    func cardFailuresListing(_ units: [RegisteredUnit], isWhole: Bool) throws -> Listing {
        let people = try numberedPeople(units)
        let newest = Dictionary(
            try store.cards(insuranceYear: profile.insuranceYear).map { ($0.personalNumber, $0.batch) }, uniquingKeysWith: BatchOrder.later)
        let rows = try store.cardFailures(insuranceYear: profile.insuranceYear).compactMap { failure -> [ListingValue]? in
            guard let cells = cells(failure.personalNumber, people, isWhole: isWhole) else { return nil }
            // Open until a later batch makes the card.
            let isMade = newest[failure.personalNumber].map { BatchOrder.isLater($0, than: failure.batch) } ?? false
            return cells + [
                .text(failure.batch), .text(failure.reason), isMade ? .word("made", reads: "已补制") : .word("open", reads: "未补制"),
            ]
        }
        return Listing(
            title: "制卡失败", columns: Self.cardColumns + [ListingColumn("reason", "失败原因"), ListingColumn("state", "状态")], rows: rows)
    }

    private static let cardColumns =
        CenterColumns.unit + [ListingColumn("personalNumber", "个人编号")]
        + [PersonField.name, .identityType, .identityNumber, .className].map { ListingColumn($0.rawValue, $0.title) }
        + [ListingColumn("batch", "批次")]

    private func cells(_ number: String, _ people: [String: NumberedPerson], isWhole: Bool) -> [ListingValue]? {
        guard let known = people[number] else {
            return isWhole ? [.text(""), .text(""), .text(number)] + Array(repeating: .text(""), count: 4) : nil
        }
        let person = known.person
        return [
            .text(known.unit.code), .text(known.unit.name), .text(number), .text(person.name), .text(person[.identityType]),
            .text(person[.identityNumber]), .text(person[.className]),
        ]
    }
}
