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

/// The order in which a card maker numbers batches: 9 comes before 10, 2026-9 before 2026-10.
package enum BatchOrder {
    package static func isLater(_ batch: String, than other: String) -> Bool { key(batch) > key(other) }

    /// The later one.
    package static func later(_ batch: String, _ other: String) -> String { isLater(other, than: batch) ? other : batch }

    private static func key(_ batch: String) -> (Int, String) { (batch.unicodeScalars.count, batch) }
}
