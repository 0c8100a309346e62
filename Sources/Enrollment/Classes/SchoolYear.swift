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
    private struct Ladder: Sendable {
        let rungs: [String]
        /// Among the ladders as a school counts its classes, and the first rung's place on it.
        let place: Int
        var first = 0
    }

    private static let kindergarten = Ladder(rungs: ["托", "小", "中", "大"], place: 0)
    /// In the order in which a name is tried: 高三年级 holds 三年级.
    private static let ladders = [
        Ladder(rungs: ["初中一年级", "初中二年级", "初中三年级"], place: 3, first: 1),
        Ladder(rungs: ["高中一年级", "高中二年级", "高中三年级"], place: 4), Ladder(rungs: ["预初", "初一", "初二", "初三"], place: 3),
        Ladder(rungs: ["高一", "高二", "高三"], place: 4), Ladder(rungs: ["大一", "大二", "大三", "大四"], place: 5),
        Ladder(rungs: ["职一", "职二", "职三"], place: 6),
        Ladder(rungs: ["一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级"], place: 1),
        Ladder(rungs: (1...9).map { "\($0)年级" }, place: 2),
    ]
    private static let placeOfOthers = 7
    /// 六年级 leaves a primary school, and goes on where there are 七年级 and above.
    private static let primaryEnd = 5

    /// A grade as a name holds it.
    private struct Grade {
        let ladder: Ladder
        let rung: Int
        let range: Range<String.Index>
    }

    /// - Parameter classes: all the unit has; they tell where its school ends.
    package static func next(_ name: String, among classes: [String]) -> Step {
        guard let grade = grade(of: name) else { return .unknown }
        let rungs = grade.ladder.rungs
        let isPrimary = rungs.count > primaryEnd + 1 && grade.rung <= primaryEnd
        let goesOn =
            isPrimary
            && classes.contains { other in
                self.grade(of: other).map { $0.ladder.place == grade.ladder.place && $0.rung > primaryEnd } ?? false
            }
        let last = isPrimary && !goesOn ? primaryEnd : rungs.count - 1
        return grade.rung >= last ? .graduates : .moves(to: name.replacingCharacters(in: grade.range, with: rungs[grade.rung + 1]))
    }

    /// What classes are sorted by, 高一2班 before 高一10班 before 高二1班: place in the school, then the numbers besides the grade, then the name.
    package static func key(_ name: String) -> [Int] {
        let grade = grade(of: name)
        let numbers = numbers(in: grade.map { name.replacingCharacters(in: $0.range, with: " ") } ?? name)
        return [grade?.ladder.place ?? placeOfOthers, grade.map { $0.ladder.first + $0.rung } ?? 0]
            + [numbers.first ?? 0, numbers.dropFirst().first ?? 0] + name.unicodeScalars.map { Int($0.value) }
    }

    private static func grade(of name: String) -> Grade? {
        if let grade = kindergartenGrade(of: name) { return grade }
        for ladder in ladders {
            for (rung, word) in ladder.rungs.enumerated() {
                guard let range = name.firstRange(of: word) else { continue }
                // 11年级 holds 1年级 and is none.
                let isInsideNumber =
                    range.lowerBound > name.startIndex && name[name.index(before: range.lowerBound)].isNumber
                    && word.first?.isNumber == true
                if !isInsideNumber { return Grade(ladder: ladder, rung: rung, range: range) }
            }
        }
        return nil
    }

    /// 大班, 大一班, 大（2）班: at the beginning or behind 幼儿园, so that 高中班 is none.
    private static func kindergartenGrade(of name: String) -> Grade? {
        for index in name.indices {
            guard let rung = kindergarten.rungs.firstIndex(of: String(name[index])),
                index == name.startIndex || "园部 ".contains(name[name.index(before: index)])
            else { continue }
            let behind = name.index(after: index)
            if name[behind...].drop(while: { "（）()0123456789".contains($0) || numerals[$0] != nil }).hasPrefix("班") {
                return Grade(ladder: kindergarten, rung: rung, range: index..<behind)
            }
        }
        return nil
    }

    private static let numerals: [Character: Int] = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    /// 12 and 十二 alike.
    private static func numbers(in name: String) -> [Int] {
        var numbers: [Int] = []
        var digits = ""
        var written: Int?
        func end() {
            if !digits.isEmpty { numbers.append(Int(digits) ?? 0) }
            if let written { numbers.append(written) }
            (digits, written) = ("", nil)
        }
        for character in name {
            if character.isASCII, character.isNumber {
                if written != nil { end() }
                digits.append(character)
            } else if let value = numerals[character] {
                if !digits.isEmpty { end() }
                // 二十 is two tens; 十二 and 二十二 have ones behind them.
                written = value == 10 ? min(written ?? 1, 9) * 10 : (written ?? 0) + value
            } else {
                end()
            }
        }
        end()
        return numbers
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
