/// One of the sections of a format's text ([MS-XLS] 2.4.126, ECMA-376 part 1, 18.8.31).
struct NumberFormatSection {
    /// `[<=9999]`: the numbers that the section is for.
    struct Condition: Hashable {
        private let mayBeLess: Bool
        private let mayBeEqual: Bool
        private let mayBeGreater: Bool
        private let bound: Double

        fileprivate init?(_ text: String.UnicodeScalarView) {
            let signs = text.prefix { "<>=".unicodeScalars.contains($0) }
            guard !signs.isEmpty, let bound = Double(String(text[signs.endIndex...])) else { return nil }
            self.bound = bound
            mayBeLess = signs.contains("<")
            mayBeGreater = signs.contains(">")
            mayBeEqual = signs.contains("=")
        }

        func holds(_ number: Double) -> Bool {
            number < bound ? mayBeLess : number > bound ? mayBeGreater : mayBeEqual
        }
    }

    private(set) var showsDate = false
    private(set) var showsTime = false
    private(set) var condition: Condition?

    /// Takes the section and its semicolon away.
    init(_ rest: inout ArraySlice<Unicode.Scalar>) {
        var months = false
        var isElapsed = false
        scan: while let scalar = rest.popFirst() {
            switch scalar {
            case ";": break scan
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            // The next stands for itself (with `!` in East-Asian formats), as a space or as a filling.
            case "\\", "!", "_", "*": _ = rest.popFirst()
            case "[":
                let text = String.UnicodeScalarView(rest.prefix { $0 != "]" })
                rest = rest.dropFirst(text.count + 1)
                if text.isEmpty || !text.allSatisfy("hHmMsS".unicodeScalars.contains) {
                    condition = condition ?? Condition(text)
                } else {
                    isElapsed = true
                }
            case "G", "g": takeGeneralOrEra(&rest)
            case "E", "e": if rest.first != "+", rest.first != "-" { showsDate = true }
            case "d", "D", "y", "Y": showsDate = true
            case "h", "H", "s", "S": showsTime = true
            case "m", "M": months = true
            // AM/PM and A/P, which hold no m of a month
            case "A", "a": rest = rest.drop { "Mm/Pp".unicodeScalars.contains($0) }
            default: continue
            }
        }
        // m is minutes beside hours or seconds, else months. Elapsed hours alone are an amount and no time of day.
        if months, isElapsed { showsTime = true }
        if months, !showsTime { showsDate = true }
    }

    /// `General`, in Chinese Excel `G/通用格式`; or an era, `gg` and `ggg` by name, while the `e` behind a `g` speaks for itself.
    private mutating func takeGeneralOrEra(_ rest: inout ArraySlice<Unicode.Scalar>) {
        if String(String.UnicodeScalarView(rest.prefix(6))).lowercased() == "eneral" {
            rest = rest.dropFirst(6)
        } else if rest.first == "G" || rest.first == "g" {
            showsDate = true
        }
    }
}
