import Testing

@testable import Enrollment

@Suite struct NormalisationTests {
    @Test(arguments: [
        (PersonField.name, "张　三", "张三"), (.name, " 张 三\u{A0}", "张三"), (.name, "Anna  Li", "Anna  Li"), (.name, "阿卜杜•买买提", "阿卜杜·买买提"),
        (.name, "阿卜杜.买买提", "阿卜杜·买买提"), (.name, "O’Neil", "O'Neil"), (.name, "Ａｎｎａ", "Anna"), (.name, "J. Li", "J. Li"),
        (.identityNumber, "３２０５９９２０１７０３１６１０８ｘ", "32059920170316108X"), (.identityNumber, " 32059920120204295x ", "32059920120204295X"),
        (.sex, "男", "M"), (.sex, "女", "F"), (.exempt, "是", "Y"), (.exempt, "否", "N"), (.birthDate, "1989-1-18", "1989-01-18"),
        (.birthDate, "1989/1/18", "1989-01-18"), (.birthDate, "1989.1.18", "1989-01-18"), (.birthDate, "19890118", "1989-01-18"),
        (.birthDate, "1989年1月18日", "1989-01-18"), (.birthDate, "1989-13-1", "1989-13-1"), (.identityType, "1", "001"),
        (.community, "16766", "016766"), (.community, "99", "99"), (.postcode, "15021", "015021"), (.postcode, "２１５０２１", "215021"),
        (.phone, "138-1234 5678", "13812345678"), (.phone, "(0512)62881234", "051262881234"), (.phone, "008613812345678", "13812345678"),
        (.phone, "13812345678，13912345678", "13812345678/13912345678"), (.address, " 星云路18号 ", "星云路18号"),
    ])
    func text(_ field: PersonField, _ before: String, _ after: String) {
        #expect(Rows.normaliser.value(of: .text(before), field) == after)
    }

    @Test func cellsThatAreNoText() {
        let day = CalendarDate(iso: "1989-01-18")
        #expect(Rows.normaliser.value(of: .date(day, text: "1989-01-18"), .birthDate) == "1989-01-18")
        #expect(Rows.normaliser.value(of: .number(13_812_345_678), .phone) == "13812345678")
        #expect(Rows.normaliser.value(of: .number(1), .identityType) == "001")
        #expect(Rows.normaliser.value(of: .number(19_890_118), .birthDate) == "1989-01-18")
    }

    /// What is told to be plain at a glance is what no step would change.
    @Test func nothingChangesPlainText() {
        var generator = SeededGenerator(seed: 2027)
        let scalars: [ClosedRange<UInt32>] = [
            0...0xFF, 0x1670...0x1690, 0x2000...0x2070, 0x2FF0...0x3010, 0x4E00...0x4E20, 0xFEF0...0xFF70,
        ]
        var plain = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...6, using: &generator)).compactMap { _ in
                scalars.randomElement(using: &generator).flatMap { Unicode.Scalar(UInt32.random(in: $0, using: &generator)) }
            }.reduce(into: "") { $0.unicodeScalars.append($1) }
            guard text.isPlain else { continue }
            plain += 1
            #expect([text.trimmed, text.halfWidth, text.onOneLine].allSatisfy { $0 == text }, "\(Array(text.unicodeScalars))")
        }
        #expect(plain > 1000)
    }

    @Test func aMendedCellHasLostNothing() {
        var row = Rows.addition([.identityNumber: .number(3.20599201703161e17)])
        #expect(row.facts == [.digitsLost])
        row.mend(.identityNumber, typed: "320599201703161084", normaliser: Rows.normaliser)
        #expect(Layout.additions.findings([row], in: Rows.context()).isEmpty)
    }

    @Test(arguments: [(-719_162, "0001-01-01"), (0, "1970-01-01"), (19_782, "2024-02-29"), (2_932_896, "9999-12-31")])
    func daysAndDates(_ days: Int, _ text: String) {
        #expect(CalendarDate(daysSince1970: days).description == text)
        #expect(CalendarDate(iso: text)?.daysSince1970 == days)
    }

    @Test func daysAreThoseOfChina() {
        #expect(ChinaTime.text(unixSeconds: 1_790_783_999) == "2026-09-30T23:59:59+08:00")
        #expect(ChinaTime.day(unixSeconds: 1_790_784_000).description == "2026-10-01")
        #expect(CalendarDate(iso: "2026-11-24")?.weekday == 2)
    }
}
