import Enrollment
import Testing

@testable import UnitDesk
@testable import UnitStore

@Suite struct PeopleIndexTests {
    private static let people = [
        ("张小明", "320599201703161084", "100001", "高一2班"), ("曾　慧", "32059920170316110X", "100002", "高一10班"),
        ("买买提·艾力", "810000199408230021", "2027000003", "高一（2）班"), ("Anna Müller", "G1234567", "", "国际1班"), ("单于飞", "H12345678", "", ""),
    ]
    private static let index = PeopleIndex(
        people.enumerated().map { PersonTitle(row: Int64($0 + 1), name: $1.0, identityNumber: $1.1, personalNumber: $1.2, className: $1.3) }
    )

    @Test(arguments: [
        // Parts of a name, the space in it and the dot.
        ("张小明", [1]), ("小", [1]), ("明张", []), ("买买提·艾力", [3]), ("提·艾", [3]), ("曾　慧", [2]), ("曾 慧", [2]), ("Müller", [4]),
        // Parts of an identity number, of any case and width.
        ("3205992017031610", [1]), ("320599", [1, 2]), ("10x", [2]), ("10X", [2]), ("１０Ｘ", [2]), ("g1234567", [4]),
        // The center's number, whole and in part.
        ("100001", [1, 3]), ("100002", [2]), ("2027000003", [3]),
        // Class, as typed in either width.
        ("高一", [1, 2, 3]), ("高一2班", [1]), ("高一（2）班", [3]), ("高一(2)班", [3]), ("高一10", [2]),
        // First letters of the syllables, every reading of a character, of the whole name or a part of it.
        ("zxm", [1]), ("ZXM", [1]), ("ｚｘｍ", [1]), ("xm", [1]), ("zh", [2]), ("ch", [2]), ("mmtal", [3]), ("syf", [5]), ("dyf", [5]),
        ("cyf", [5]),
        ("mx", []), ("anna", [4]), ("zxmz", []),
        // Nothing, and what runs from one field or person into the next.
        ("", []), (" 　", []), ("明320599", []), ("1084\n100001", []), ("\n", []), (" 张小明 ", [1]), ("%", []), ("没有", []),
    ])
    func finds(_ typed: String, _ rows: [Int64]) {
        #expect(Self.index.search(typed) == rows)
    }

    @Test func nobodyIsFoundAmongNobody() {
        #expect(PeopleIndex([]).search("张") == [] && PeopleIndex([]).search("z") == [])
    }

    /// Against a search that takes its time.
    @Test func findsWhatANaiveSearchFinds() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        func text(_ alphabet: [String], _ length: ClosedRange<Int>) -> String {
            (0..<Int.random(in: length, using: &generator)).compactMap { _ in alphabet.randomElement(using: &generator) }.joined()
        }
        let han = ["张", "曾", "单", "小", "明", "·", "㐂", "a", "B", "Ｚ", "　", "é", "〇"]
        let digits = ["1", "2", "0", "X"]
        for _ in 0..<40 {
            let people = (0..<Int.random(in: 0...30, using: &generator)).map { row in
                PersonTitle(
                    row: Int64(row), name: text(han, 0...4), identityNumber: text(digits, 0...5), personalNumber: text(digits, 0...3),
                    className: text(["高", "一", "（", "(", "2", "班"], 0...4))
            }
            let index = PeopleIndex(people)
            for _ in 0..<40 {
                let typed = text(han + digits + ["z", "c", "s", "d", "x", "m", "ｘ", "b", "（", "("], 0...3)
                let expected = people.filter { Self.holds($0, typed) }.map(\.row)
                #expect(index.search(typed) == expected, "seed \(seed), typed “\(typed)” of \(people)")
            }
        }
    }

    private static func holds(_ person: PersonTitle, _ typed: String) -> Bool {
        func plain(_ text: String) -> String {
            String(text.halfWidth.unicodeScalars.map { $0.isASCII ? Character($0).capital : Character($0) })
        }
        let wanted = plain(typed.trimmed)
        guard !wanted.isEmpty else { return false }
        let parts = [person.name, person.identityNumber, person.personalNumber, person.className]
        return parts.contains { Array(plain($0).utf8).holds(Array(wanted.utf8)) } || isSpelled(person.name, wanted)
    }

    /// Every way of spelling the name, a letter a character that has one.
    private static func isSpelled(_ name: String, _ wanted: String) -> Bool {
        guard wanted.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else { return false }
        var spellings = [""]
        for scalar in name.halfWidth.unicodeScalars {
            let mask = PinyinInitials.shared.mask(of: scalar)
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".enumerated().filter { mask & (1 << UInt32($0.offset)) != 0 }.map(\.element)
            if !letters.isEmpty { spellings = spellings.flatMap { spelling in letters.map { spelling + String($0) } } }
        }
        return spellings.contains { Array($0.utf8).holds(Array(wanted.utf8)) }
    }
}

extension Character {
    fileprivate var capital: Character { "a" <= self && self <= "z" ? Character(uppercased()) : self }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        part.count <= count && (0...(count - part.count)).contains { Array(self[$0..<($0 + part.count)]) == part }
    }
}

@Suite struct SearchingTests {
    let desk: UnitDesk
    init() throws { desk = try DeskFixture.desk() }

    private func found(_ typed: String) throws -> [String] { try desk.search(typed, limit: 50).people.map(\.person.name) }

    @Test func aChangedNameIsFoundAtOnceAndTheOldOneNoMore() throws {
        #expect(try found("萧思颖") == ["萧思颖"] && found("xsy") == ["萧思颖"])
        try DeskFixture.amend(desk, 1, [.name: "肖思莹"])
        #expect(try found("萧思颖") == [] && found("肖思莹") == ["肖思莹"] && found("xsy") == ["肖思莹"])
        var query = ListQuery()
        query.roster.text = "肖"
        #expect(try desk.count(.declared, query) == 1)
    }

    @Test func whatAnotherProgramChangedIsFound() throws {
        #expect(try found("萧") == ["萧思颖"])
        try DeskFixture.amend(UnitDesk(desk.folder), 1, [.name: "肖思颖"])
        #expect(try found("萧") == [] && found("肖") == ["肖思颖"])
    }

    @Test func newPeopleAreFoundAndUndoneOnesNoMore() throws {
        #expect(try found("小耳朵") == [])
        let batch = try desk.stage(.additions, fileName: "新生.xls", bytes: DeskFixture.additions(), sheet: nil, operator: "王").number
        _ = try desk.submit(batch, goodRowsOnly: true, operator: "王")
        #expect(try found("xed") == ["小耳朵"] && found("小") == ["小米", "小李", "小耳朵"])
        _ = try desk.undo(batch, operator: "王")
        #expect(try found("小") == [])
    }

    @Test func thoseInTheYearComeFirstAndPagesAreParts() throws {
        _ = try desk.reduce(.people([DeskFixture.reference(1)]), reason: "毕业", operator: "王")
        let all = try desk.search("320599", limit: 50)
        #expect(all.total == 8 && all.people.map(\.personalNumber).last == DeskFixture.number(1))
        let second = try desk.search("320599", offset: 3, limit: 3)
        #expect(second.total == 8 && second.people == Array(all.people[3..<6]))
        #expect(try desk.search("320599", offset: 99, limit: 3).people == [])
    }

    @Test func theRosterIsFilteredByTextAndTheRest() throws {
        var query = RosterQuery()
        query.text = "八年级"
        #expect(try desk.people(query).map(\.person.name) == ["曹佳宁", "马泽宇", "邓子墨"])
        query.plan = "GC"
        #expect(try desk.people(query).map(\.person.name) == ["曹佳宁"])
        query.order = RosterOrder(by: .name, isDescending: true)
        query.plan = ""
        #expect(try desk.people(query).map(\.person.name).sorted() == ["曹佳宁", "邓子墨", "马泽宇"].sorted())
        query.state = .reduced
        #expect(try desk.people(query) == [])
    }

    @Test func theCurrentYearsRosterIsSearchedByItself() throws {
        try DeskFixture.amend(desk, 1, [.name: "肖思莹"])
        var query = ListQuery()
        query.roster.text = "萧思颖"
        #expect(try desk.listing(.insured, query).rows.count == 1 && desk.count(.insured, query) == 1)
        #expect(try desk.count(.insured, ListQuery()) == 8)
        query.roster.text = "肖思莹"
        #expect(try desk.count(.insured, query) == 0)
    }

    @Test func rememberedAnswersGoOnBeingRight() throws {
        for position in 1...8 {
            for number in 0..<60 { _ = try desk.search("没有\(number)", limit: 1) }
            try DeskFixture.amend(desk, position, [.className: "九年级9班"])
            #expect(try found("九年级9班").count == position)
            #expect(try desk.classes().first { $0.name == "九年级9班" }?.people == position)
        }
    }
}
