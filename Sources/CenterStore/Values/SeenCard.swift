import Enrollment

/// A batch of the card maker.
package struct CardBatch: Sendable, Hashable {
    package let batch: String
    package let made: Int
    package let failed: Int
    /// Of the failed, those that no later batch has made.
    package let open: Int
}

/// A card, or a failure, with whose it is as far as the center knows.
package struct SeenCard: Sendable, Hashable {
    package struct Holder: Sendable, Hashable {
        package let unit: String
        package let reference: PersonReference
        package let name: String
        package let identity: Identity
        /// In the unit's newest declaration; false: in the roster alone.
        package let isDeclared: Bool
    }

    package let batch: String
    package let personalNumber: String
    /// Empty where it failed.
    package let cardNumber: String
    package let made: CalendarDate?
    /// Empty where it was made.
    package let failure: String
    /// Of a failure: a later batch has made the card.
    package let isMadeLater: Bool
    package let holder: Holder?

    init(
        batch: String, personalNumber: String, cardNumber: String, made: CalendarDate?, failure: String, isMadeLater: Bool, holder: Holder?
    ) {
        self.batch = batch
        self.personalNumber = personalNumber
        self.cardNumber = cardNumber
        self.made = made
        self.failure = failure
        self.isMadeLater = isMadeLater
        self.holder = holder
    }

    package init(_ card: Card) {
        self.init(
            batch: card.batch, personalNumber: card.personalNumber, cardNumber: card.cardNumber, made: card.made, failure: "",
            isMadeLater: false, holder: nil)
    }

    package init(_ failure: CardFailure, isMadeLater: Bool) {
        self.init(
            batch: failure.batch, personalNumber: failure.personalNumber, cardNumber: "", made: nil, failure: failure.reason,
            isMadeLater: isMadeLater, holder: nil)
    }
}

/// Which cards, and which of their page.
package struct CardQuery: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case open
        case failures
        case made
    }

    package var kind = Kind.open
    /// Empty: all of the year.
    package var batch = ""
    /// The whole number; empty: anybody's.
    package var personalNumber = ""
    package var offset = 0
    package var limit = 100

    package init() {}
}
