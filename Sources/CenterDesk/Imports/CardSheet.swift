import CenterStore
import Enrollment

/// A card number and its day, or the reason why there is none.
struct CardSheet: SheetReader {
    static let kind = SheetKind.cards

    /// In which batch a card number stands already.
    let batches: [String: String]

    enum Value {
        case made(Card)
        case failed(CardFailure)
    }

    func value(_ row: inout RowReader) -> Value? {
        let batch = row.code(0)
        let personalNumber = row.code(1)
        let cardNumber = row.code(2, isRequired: false)
        let reason = row.text(4)
        switch (cardNumber.isEmpty, reason.isEmpty) {
        case (true, true): row.note(2, .missing, "“卡号”和“失败原因”都没有填，要填一个。")
        case (false, false): row.note(4, .unexpected, "“卡号”和“失败原因”只能填一个。")
        case (true, false): return .failed(CardFailure(batch: batch, personalNumber: personalNumber, reason: reason))
        case (false, true):
            if let other = batches[cardNumber], other != batch { row.note(2, .duplicate, "卡号“\(cardNumber)”在批次 \(other) 里已经有了。") }
            guard let made = row.day(3) else { return nil }
            return .made(Card(batch: batch, personalNumber: personalNumber, cardNumber: cardNumber, made: made))
        }
        return nil
    }

    func keys(_ value: Value) -> [(column: Int, key: String)] {
        switch value {
        case .made(let card): [(1, card.batch + " " + card.personalNumber), (2, card.cardNumber)]
        case .failed(let failure): [(1, failure.batch + " " + failure.personalNumber)]
        }
    }
}
