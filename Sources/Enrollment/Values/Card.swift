/// A card that was made.
package struct Card: Sendable, Hashable {
    package let batch: String
    package let personalNumber: String
    package let cardNumber: String
    package let made: CalendarDate

    package init(batch: String, personalNumber: String, cardNumber: String, made: CalendarDate) {
        self.batch = batch
        self.personalNumber = personalNumber
        self.cardNumber = cardNumber
        self.made = made
    }
}

/// A card that could not be made, and why.
package struct CardFailure: Sendable, Hashable {
    package let batch: String
    package let personalNumber: String
    package let reason: String

    package init(batch: String, personalNumber: String, reason: String) {
        self.batch = batch
        self.personalNumber = personalNumber
        self.reason = reason
    }
}
