/// What a class is called a year later: 高一2班 becomes 高二2班.
package enum SchoolYear {
    package enum Step: Sendable, Hashable {
        case moves(to: String)
        /// The last year of its school, as far as the unit's other classes tell.
        case graduates
        /// The name holds no grade, such as 2025级3班.
        case unknown
    }

    /// Grades in their order; the last of each ladder leaves the school.
    private static let ladders: [[String]] = [
        ["托班", "小班", "中班", "大班"],
        ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级"],
        (1...9).map { "\($0)年级" },
        ["预初", "初一", "初二", "初三"],
        ["高一", "高二", "高三"],
        ["大一", "大二", "大三", "大四"],
        ["职一", "职二", "职三"],
    ]
    /// 六年级 leaves a primary school, and goes on where there are 七年级 and above.
    private static let primaryEnd = 5

    /// - Parameter classes: all the unit has; they tell where its school ends.
    package static func next(_ name: String, among classes: [String]) -> Step {
        for ladder in ladders {
            guard let (grade, range) = grade(of: name, on: ladder) else { continue }
            let isNineYears = ladder.count == 9
            let goesOn = classes.contains { other in self.grade(of: other, on: ladder).map { $0.0 > primaryEnd } ?? false }
            let last = isNineYears && !goesOn ? primaryEnd : ladder.count - 1
            return grade >= last ? .graduates : .moves(to: name.replacingCharacters(in: range, with: ladder[grade + 1]))
        }
        return .unknown
    }

    /// 高一2班 before 高一10班 before 高二1班.
    package static func comesBefore(_ left: String, _ right: String) -> Bool { key(left).lexicographicallyPrecedes(key(right)) }

    /// Place on its ladder, then the numbers in the name, then the name.
    private static func key(_ name: String) -> [Int] {
        let place = ladders.enumerated().lazy.compactMap { index, ladder in grade(of: name, on: ladder).map { [index, $0.0] } }.first
        var numbers: [Int] = []
        for part in name.split(whereSeparator: { !$0.isASCII || !$0.isNumber }) { numbers.append(Int(part) ?? 0) }
        return (place ?? [ladders.count, 0]) + [numbers.last ?? 0] + name.unicodeScalars.map { Int($0.value) }
    }

    private static func grade(of name: String, on ladder: [String]) -> (Int, Range<String.Index>)? {
        for (grade, word) in ladder.enumerated() {
            guard let range = name.firstRange(of: word) else { continue }
            // 11年级 holds 1年级 and is none.
            let isInsideNumber =
                range.lowerBound > name.startIndex && name[name.index(before: range.lowerBound)].isNumber && word.first?.isNumber == true
            if !isInsideNumber { return (grade, range) }
        }
        return nil
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
