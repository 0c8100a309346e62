import CenterStore
import Enrollment

/// A card number and its day, or the reason why there is none.
struct CardSheet: SheetReader {
    let insuranceYear: Int

    func value(_ row: inout RowReader) -> CardRow? {
        let batch = row.code(0)
        let personalNumber = row.code(1)
        let cardNumber = row.code(2, isRequired: false)
        let reason = row.text(4)
        switch (cardNumber.isEmpty, reason.isEmpty) {
        case (true, true): row.note(2, .missing, "“卡号”和“失败原因”都没有填，要填一个。")
        case (false, false): row.note(4, .unexpected, "“卡号”和“失败原因”只能填一个。")
        case (true, false):
            return CardRow(
                .failure(CardFailure(batch: batch, personalNumber: personalNumber, reason: reason)), insuranceYear: insuranceYear)
        case (false, true):
            guard let made = row.day(3) else { return nil }
            return CardRow(
                .card(Card(batch: batch, personalNumber: personalNumber, cardNumber: cardNumber, made: made)), insuranceYear: insuranceYear)
        }
        return nil
    }
}
