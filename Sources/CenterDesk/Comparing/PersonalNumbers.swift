import Enrollment

/// Gives personal numbers to accepted people who have none. Pure; a person the center knows keeps the number.
struct PersonalNumbers {
    private let numbersByReference: [PersonReference: String]
    private var numbers: [Identity: String]
    private var taken: Set<String>
    private var last = 0
    private let insuranceYear: Int
    private(set) var given: [(number: String, identity: Identity)] = []

    /// - Parameter accepted: numbers of people accepted before; an addition keeps its reference when its identity is amended.
    init(known: [(number: String, identity: Identity)], accepted: [PersonReference: String], insuranceYear: Int) {
        numbersByReference = accepted
        numbers = Dictionary(known.map { ($0.identity, $0.number) }, uniquingKeysWith: { first, _ in first })
        taken = Set(known.map(\.number)).union(accepted.values)
        self.insuranceYear = insuranceYear
    }

    /// The declared year and six digits, skipping what is taken.
    mutating func number(of row: DeclaredPerson) -> String {
        if !row.personalNumber.isEmpty { return row.personalNumber }
        if let number = numbersByReference[row.reference] { return number }
        let identity = row.person.identity
        if let number = numbers[identity] { return number }
        var number: String
        repeat {
            last += 1
            number = String(insuranceYear * 1_000_000 + last)
        } while taken.contains(number)
        taken.insert(number)
        numbers[identity] = number
        given.append((number, identity))
        return number
    }
}
