import Enrollment

/// A declared row beside everything the center knows of it.
package struct ComparedRow: Sendable, Hashable {
    package var position: Int
    package var reference: PersonReference
    package var origin: Origin
    /// As the unit declared it; empty where it knows none.
    package var personalNumber: String
    package var name: String
    package var identity: Identity
    package var plan: String
    package var isExempt: Bool
    package var exemptionType: String
    package var community: String
    /// What the register says of the identity; nil where it does not have it.
    package var register: CoreRecord?
    /// Whose the declared number is, in the roster or among those the center gave; nil where the unit's roster agrees with the row in
    /// everything, or nobody has the number.
    package var holder: NumberHolder?
    /// The register's name for the identity that the roster has in place of the declared one.
    package var registeredNameOfHolder: String?
    /// Of an addition: the number this very person was given before.
    package var givenNumber: String?
    /// Of an addition: the number that somebody with this identity has, who is not declared here as well.
    package var knownNumber: String?
    package var isExemptionConfirmed: Bool

    package init(
        position: Int, reference: PersonReference, origin: Origin, personalNumber: String, name: String, identity: Identity,
        plan: String = "", isExempt: Bool = false, exemptionType: String = "", community: String = "",
        register: CoreRecord? = nil,
        holder: NumberHolder? = nil, registeredNameOfHolder: String? = nil, givenNumber: String? = nil, knownNumber: String? = nil,
        isExemptionConfirmed: Bool = false
    ) {
        self.position = position
        self.reference = reference
        self.origin = origin
        self.personalNumber = personalNumber
        self.name = name
        self.identity = identity
        self.plan = plan
        self.isExempt = isExempt
        self.exemptionType = exemptionType
        self.community = community
        self.register = register
        self.holder = holder
        self.registeredNameOfHolder = registeredNameOfHolder
        self.givenNumber = givenNumber
        self.knownNumber = knownNumber
        self.isExemptionConfirmed = isExemptionConfirmed
    }

    /// Who it is, and what is asked for: a decision that let the row pass, and being in time, are about these.
    package var judgedFields: [String] {
        [name, identity.type, identity.number, plan, isExempt ? "Y" : "N", exemptionType, community]
    }
}

/// Who has a personal number.
package struct NumberHolder: Sendable, Hashable {
    package let unit: String
    /// Empty for who is in no roster yet.
    package let name: String
    package let identity: Identity

    package init(unit: String, name: String, identity: Identity) {
        self.unit = unit
        self.name = name
        self.identity = identity
    }
}

/// A number given to an addition; the person keeps it when the identity is amended.
package struct GivenNumber: Sendable, Hashable {
    package let unit: String
    package let reference: PersonReference
    package let number: String
    package let identity: Identity

    package init(unit: String, reference: PersonReference, number: String, identity: Identity) {
        self.unit = unit
        self.reference = reference
        self.number = number
        self.identity = identity
    }
}
