import Testing

@testable import Enrollment

@Suite struct PinyinInitialsTests {
    private func letters(_ scalar: Unicode.Scalar) -> String {
        let mask = PinyinInitials.shared.mask(of: scalar)
        return String("abcdefghijklmnopqrstuvwxyz".enumerated().filter { mask & (1 << UInt32($0.offset)) != 0 }.map(\.element))
    }

    @Test(arguments: [
        ("张", "z"), ("小", "x"), ("明", "m"), ("王", "wy"), ("李", "l"),
        // Several readings, each of them.
        ("曾", "cz"), ("单", "cds"), ("重", "ct"), ("长", "cz"), ("乐", "ly"), ("解", "jx"), ("盖", "g"), ("朴", "p"), ("区", "oq"), ("仇", "cjq"),
        ("查", "cz"),
        ("翟", "dz"), ("尉", "wy"), ("覃", "qt"),
        // Names alone: 万俟, 尉迟, 澹台.
        ("万", "mw"), ("俟", "qs"), ("澹", "dst"),
    ])
    func aHanCharacterIsTypedByEveryReading(_ character: Unicode.Scalar, _ expected: String) {
        let found = letters(character)
        for letter in expected { #expect(found.contains(letter), "\(character): \(found)") }
    }

    @Test(arguments: [
        ("a", "a"), ("Z", "z"), ("é", ""), ("·", ""), (" ", ""), ("1", ""), ("-", ""), ("@", ""), ("[", ""), ("`", ""), ("{", ""),
        ("\u{1}", ""), ("Ｚ", ""), ("あ", ""),
        ("〇", ""), ("㐂", ""), ("𠀀", ""), ("䶵", ""), ("\u{A000}", ""), ("\u{E000}", ""), ("\u{10FFFF}", ""),
    ])
    func whatIsNotInTheTableIsALatinLetterOrNothing(_ scalar: Unicode.Scalar, _ expected: String) { #expect(letters(scalar) == expected) }

    /// The first and last code point of the block, and the rare ones at its end.
    @Test func theTableCoversItsBlock() {
        #expect(letters("\u{4E00}") == "y" && letters("龥").contains("y"))
        let unread = (0x4E00...0x9FA5).compactMap(Unicode.Scalar.init).filter { letters($0).isEmpty }
        #expect(unread.count < 200, "\(unread.count) of the 20,902 characters of Unicode 1.1 have no reading")
        for value in UInt32(0x9FA6)...0x9FFF { _ = Unicode.Scalar(value).map(letters) }
    }

    @Test(
        arguments: [
            ("zxm", 3), ("ZXM", 3), ("z", 1), ("", nil), ("z x", nil), ("z1", nil), ("张", nil), ("zé", nil), ("z·", nil), ("@", nil),
            ("[", nil), ("`", nil), ("{", nil),
            ("\u{7F}", nil), ("ｚ", nil),
        ] as [(String, Int?)])
    func typedTextIsLettersAloneOrNothing(_ text: String, _ count: Int?) { #expect(PinyinInitials.typed(text)?.count == count) }

    @Test func whatIsTypedMeetsWhatIsRead() throws {
        let typed = try #require(PinyinInitials.typed("zXm"))
        let read = "张小明".unicodeScalars.map(PinyinInitials.shared.mask)
        #expect(zip(typed, read).allSatisfy { $0 & $1 != 0 } && zip(typed.reversed(), read).contains { $0 & $1 == 0 })
        #expect(PinyinInitials.typed("abcxyz") == PinyinInitials.typed("ABCXYZ"))
    }
}
