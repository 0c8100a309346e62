import Enrollment

/// What the databases hold to of all people of a declaration, the reduced included.
enum Roster {
    /// Nobody stands in it twice: by reference, by personal number, or by identity.
    static func check(declared: [DeclaredPerson], reduced: [ReducedPerson]) throws(ExchangeError) {
        // At the center people without a number have an identity too, and it occurs once among the declared.
        guard isOnce(declared.map(\.person.identity)) else { throw Table.declared.malformed(nil) }
        let identities = declared.map(\.person.identity) + reduced.map(\.person.identity)
        guard isOnce(declared.map(\.reference) + reduced.map(\.reference)),
            isOnce((declared.map(\.personalNumber) + reduced.map(\.personalNumber)).filter { !$0.isEmpty }),
            isOnce(identities.filter { !$0.number.isEmpty })
        else { throw Table.reduced.malformed(nil) }
    }

    private static func isOnce(_ values: [some Hashable]) -> Bool { Set(values).count == values.count }
}
