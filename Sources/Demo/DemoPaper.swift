import Enrollment
import Workbook

/// The sheets of the demonstration: the manual's own rows, some with errors, and an invented school's roster.
/// Identity numbers use 320599, to our knowledge not an assigned area code.
package enum DemoPaper {
    static let unitCode = "320571"
    static let unitName = "云川实验学校"

    private static let names = [
        ("萧思颖", "20091111524", "F", "高二5班"), ("曹佳宁", "20120104392", "F", "八年级5班"), ("马泽宇", "20120204295", "M", "八年级4班"),
        ("刘若溪", "20091015926", "F", "高二1班"), ("程诗琪", "20170316108", "F", "三年级4班"), ("何欣怡", "20150328786", "F", "五年级3班"),
        ("邓子墨", "20120805851", "M", "八年级5班"), ("沈书瑶", "20150803958", "F", "五年级6班"),
    ]

    /// 单位代码, 编号, and the 17 fields.
    static var roster: SheetDraft {
        let rows = names.enumerated().map { position, person in
            [unitCode, "10000\(position + 1)"]
                + fields(
                    name: person.0, number: number(person.1), sex: person.2, plan: position % 2 == 0 ? "GA" : "GC", className: person.3)
        }
        return SheetDraft(name: "本年度名单", header: ["单位代码", "编号"] + PersonField.allCases.map(\.title), rows: rows)
    }

    /// The manual's three rows are good; the three below them are not.
    package static var additions: SheetDraft {
        let manual = [
            ("小米", "230502198901182964", "1989-1-18", "GC"), ("小李", "230502199601282968", "1996-1-28", "GA"),
            ("小耳朵", "230502199001182920", "1990-1-18", "GC"),
        ]
        var rows = manual.map { name, number, birth, plan in
            [
                "1", name, "001", number, "F", birth, plan, "园区", "Y", "001", "016766", "000003", "高二2班", "吴江市桃源镇", "111111", "13555896544",
                "发生的",
                "320323198804113000",
            ]
        }
        rows.append(
            ["4", "袁明哲"] + fields(name: "袁明哲", number: wrongCheck("20170727600"), sex: "F", plan: "GA", className: "三年级2班").dropFirst())
        rows.append(
            ["5", "黄宇轩"]
                + fields(name: "黄宇轩", number: "3.20599E+17", sex: "M", plan: "GA", className: "三年级6班", birth: "2017-07-09").dropFirst())
        rows.append(
            ["6", "胡欣怡"]
                + fields(name: "胡欣怡", number: number("20140809682"), sex: "F", plan: "GA", className: "六年级5班", phone: "").dropFirst())
        return SheetDraft(name: Layout.additions.title, header: Layout.additions.columns, rows: rows)
    }

    /// The manual's two rows, whose numbers fail their check, and two people of the roster.
    package static var reductions: SheetDraft {
        SheetDraft(
            name: Layout.reductions.title, header: Layout.reductions.columns,
            rows: [
                ["1", "001", "320323198804113001", "张小强"], ["2", "001", "320323199003183001", "小周"],
                ["3", "001", number("20091015926"), "刘若溪"],
                ["4", "001", number("20091111524"), "萧思颖"],
            ])
    }

    /// What the center's core system knows: one name differs, one is insured elsewhere.
    static var core: SheetDraft {
        var rows = [
            ["001", "230502198901182964", "小米米", "正常", ""], ["001", "230502199601282968", "小李", "他处参保", "职工医保"],
            ["001", "230502199001182920", "小耳朵", "正常", ""],
        ]
        rows += names.map { ["001", number($0.1), $0.0, "正常", ""] }
        return SheetDraft(name: "核心数据", header: ["证件类型", "证件号码", "姓名", "情况", "说明"], rows: rows)
    }

    private static func fields(
        name: String, number: String, sex: String, plan: String, className: String, birth: String? = nil, phone: String = "19000005732"
    ) -> [String] {
        let date = birth ?? EighteenDigits(number)?.birthDate?.description ?? ""
        return [
            name, "001", number, sex, date, plan, "园区", "N", "", "016766", "000003", className, "澄湖东路66号", "215028", phone, "监护人",
            Self.number("19850221855"),
        ]
    }

    /// Area code 320599, the given eleven digits, and the check character.
    private static func number(_ middle: String) -> String {
        let body = "320599" + middle
        return EighteenDigits(body + "0").map { body + String($0.expectedCheck) } ?? body
    }

    private static func wrongCheck(_ middle: String) -> String {
        let right = number(middle)
        return right.dropLast() + (right.hasSuffix("1") ? "2" : "1")
    }
}
