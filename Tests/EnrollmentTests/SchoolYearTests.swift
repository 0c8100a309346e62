import Testing

@testable import Enrollment

@Suite struct SchoolYearTests {
    @Test(arguments: [
        // 高中 and 初中, short and at length.
        ("高一2班", "高二2班"), ("高二（12）班", "高三（12）班"), ("高一年级3班", "高二年级3班"), ("高中一年级3班", "高中二年级3班"), ("初一1班", "初二1班"), ("初中二年级4班", "初中三年级4班"),
        ("预初3班", "初一3班"), ("职高一2班", "职高二2班"), ("职一2班", "职二2班"), ("大一计算机1班", "大二计算机1班"),
        // 小学, in words and in digits.
        ("一年级3班", "二年级3班"), ("五年级", "六年级"), ("3年级(2)班", "4年级(2)班"), ("云川小学一年级3班", "云川小学二年级3班"),
        // 幼儿园: the number may stand between.
        ("小班", "中班"), ("幼儿园中班", "幼儿园大班"), ("托班", "小班"), ("小一班", "中一班"), ("中（2）班", "大（2）班"), ("中2班", "大2班"),
    ])
    func aClassMovesUp(_ name: String, _ next: String) {
        #expect(SchoolYear.next(name, among: [name]) == .moves(to: next))
    }

    @Test(arguments: [
        "九年级1班", "9年级1班", "初三1班", "初三年级1班", "初中三年级1班", "高三1班", "高三年级1班", "高中三年级1班", "大四", "职三2班", "大班", "幼儿园大班", "大一班", "大二班",
        "大（3）班", "大3班", "六年级2班", "6年级2班",
    ])
    func theLastYearGraduates(_ name: String) {
        #expect(SchoolYear.next(name, among: [name]) == .graduates)
    }

    @Test(arguments: [
        "2025级3班", "11年级2班", "10年级", "21年级", "1班", "三班", "", "国际部", "教职工", "2025", "小米班", "年级", "高中班", "初中一班", "国际高中2班",
        String(repeating: "十", count: 60),
    ])
    func withoutAGradeNothingIsGuessed(_ name: String) {
        #expect(SchoolYear.next(name, among: [name]) == .unknown)
    }

    /// 六年级 leaves a primary school and goes on in a school of nine years.
    @Test(arguments: [
        ("六年级2班", ["一年级1班", "六年级2班"], SchoolYear.Step.graduates), ("六年级2班", ["六年级2班", "七年级1班"], .moves(to: "七年级2班")),
        ("六年级2班", ["六年级2班", "九年级1班"], .moves(to: "七年级2班")), ("6年级2班", ["6年级2班", "8年级1班"], .moves(to: "7年级2班")),
        ("七年级1班", ["七年级1班"], .moves(to: "八年级1班")), ("七年级1班", [], .moves(to: "八年级1班")), ("九年级1班", ["七年级1班", "九年级1班"], .graduates),
        ("六年级2班", ["六年级2班", "初一1班"], .graduates), ("六年级2班", ["六年级2班", "17年级"], .graduates),
    ])
    func theEndOfPrimarySchool(_ name: String, _ classes: [String], _ step: SchoolYear.Step) {
        #expect(SchoolYear.next(name, among: classes) == step)
    }

    @Test func classesStandAsASchoolCountsThem() {
        let ordered = [
            "托班", "小班", "中一班", "中二班", "中三班", "大班", "一年级1班", "一年级2班", "一年级10班", "二年级（一）班", "二年级（二）班", "二年级（三）班", "二年级（十）班", "二年级（十二）班",
            "六年级1班", "九年级1班", "1年级(1)班", "1年级(2)班", "2年级(1)班",
            "预初1班", "初一1班", "初一年级2班", "初中二年级1班", "初三1班", "高一2班", "高一10班", "高二1班", "高中三年级1班", "大一文1班", "职一1班", "国际部", "2024级1班",
            "2024级3班", "2025级1班", "2025级10班",
        ]
        #expect(ordered.reversed().sorted(by: SchoolYear.comesBefore) == ordered)
        for (left, right) in zip(ordered, ordered.dropFirst()) {
            #expect(SchoolYear.comesBefore(left, right) && !SchoolYear.comesBefore(right, left), "\(left), \(right)")
        }
    }

    @Test func aNumberBeyondAnyIntegerIsANameLikeAnother() {
        for odd in [String(repeating: "十", count: 60), String(repeating: "9", count: 60)] {
            #expect(
                SchoolYear.comesBefore("高一1班", odd)
                    && SchoolYear.comesBefore("高一1班", "高一" + odd) != SchoolYear.comesBefore("高一" + odd, "高一1班"))
        }
    }

    /// Sorting relies on it: nothing precedes itself, nothing precedes what precedes it, and the order carries through.
    @Test func comesBeforeIsAStrictWeakOrdering() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let parts = ["高", "一", "二", "三", "年级", "班", "2", "10", "0", "（", "大", "初", "99999999999999999999", "级", "", "é"]
        let names = (0..<40).map { _ in
            (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in parts.randomElement(using: &generator) }.joined()
        }
        let precedes = names.map { left in names.map { SchoolYear.comesBefore(left, $0) } }
        for a in names.indices {
            for b in names.indices {
                // Only a name itself stands level with it.
                let isOneWay = precedes[a][b] != precedes[b][a] || (names[a] == names[b] && !precedes[a][b])
                #expect(isOneWay, "seed \(seed): \(names[a]), \(names[b])")
                let astray = names.indices.first { precedes[a][b] && precedes[b][$0] && !precedes[a][$0] }
                #expect(astray == nil, "seed \(seed): \(names[a]), \(names[b]), \(astray ?? 0)")
            }
        }
    }
}

extension SchoolYear {
    fileprivate static func comesBefore(_ left: String, _ right: String) -> Bool { key(left).lexicographicallyPrecedes(key(right)) }
}
