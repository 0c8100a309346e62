import CenterStore
import Enrollment

/// Gives personal numbers to accepted people who have none. Pure; a person the center knows keeps the number.
struct PersonalNumbers {
    private var last: Int
    private let insuranceYear: Int
    private var givenNow: [Identity: String] = [:]
    /// To be stored.
    private(set) var given: [GivenNumber] = []

    /// - Parameter highest: what follows the year in the highest number given so far; 0 when there is none.
    init(insuranceYear: Int, highest: Int) {
        self.insuranceYear = insuranceYear
        last = highest
    }

    /// The number the person has already; nil for an addition that nobody remembers by its reference.
    static func known(_ row: ComparedRow) -> String? { row.origin == .renewal ? row.personalNumber : row.givenNumber }

    /// Remembers the addition by its reference, under the number that its identity has, or under a new one: the declared year and six digits,
    /// more when a million is not enough. A number that it only claims may be somebody else's.
    mutating func number(of row: ComparedRow, in unit: String) -> String {
        if let known = Self.known(row) { return known }
        let number = row.knownNumber ?? givenNow[row.identity] ?? next()
        givenNow[row.identity] = number
        given.append(GivenNumber(unit: unit, reference: row.reference, number: number, identity: row.identity))
        return number
    }

    private mutating func next() -> String {
        last += 1
        let digits = String(last)
        return String(insuranceYear) + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// What was to be stored is stored.
    mutating func forgetGiven() { given = [] }
}
