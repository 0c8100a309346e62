/// Tables for the demonstration and for trying a sheet without a unit. Names and amounts are invented.
package enum SampleTables {
    package static let unit = UnitProfile(
        code: "320571", name: "云川实验学校", kind: .school, insuranceYear: 2027, opens: day(2026, 9, 1), closes: day(2026, 12, 20))

    package static let tables = CodeTables(entries: codes)

    package static let codes: [CodeEntry] =
        [
            ("001", "居民身份证", IdentityShape.resident), ("002", "军官证", .free), ("003", "武警警官证", .free),
            ("004", "港澳居民来往内地通行证", .hmPermit), ("005", "台湾居民来往大陆通行证", .twPermit), ("006", "外国人永久居留身份证", .foreignPermanent),
            ("007", "外国护照", .passport), ("008", "港澳台居民居住证", .hmtResidence), ("010", "出生医学证明", .free),
        ].map { CodeEntry(table: .identityType, code: $0.0, name: $0.1, shape: $0.2) }
        + entries(.plan, [("GA", "少儿居民医疗保险"), ("GC", "学生居民医疗保险")])
        + entries(.exemptionType, [("001", "最低生活保障家庭"), ("002", "重度残疾"), ("003", "特困供养"), ("004", "优抚对象子女")])
        + entries(
            .community,
            [("016764", "澄湖社区"), ("016765", "云川社区"), ("016766", "桃源社区"), ("016767", "苇塘社区"), ("016768", "白鹭社区"), ("016771", "星云社区")])
        + entries(
            .policeStation, [("000001", "澄湖派出所"), ("000002", "云川派出所"), ("000003", "桃源派出所"), ("000004", "苇塘派出所"), ("000005", "白鹭派出所")])

    package static let rates: [PlanRate] = [("GA", "少儿居民医疗保险"), ("GC", "学生居民医疗保险")].flatMap { plan, name in
        let full =
            plan == "GA"
            ? Amounts(personal: 20000, village: 5000, district: 30000, town: 10000, province: 15000)
            : Amounts(personal: 15000, village: 5000, district: 25000, town: 10000, province: 15000)
        let exempt = Amounts(personal: 0, village: 5000, district: full.district + full.personal, town: 10000, province: 15000)
        return [PlanRate(plan: plan, planName: name, exemptionType: "", amounts: full)]
            + ["001", "002", "003", "004"].map { PlanRate(plan: plan, planName: name, exemptionType: $0, amounts: exempt) }
    }

    private static func entries(_ table: CodeTableName, _ codes: [(String, String)]) -> [CodeEntry] {
        codes.map { CodeEntry(table: table, code: $0.0, name: $0.1) }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(daysSince1970: 0)
    }
}
