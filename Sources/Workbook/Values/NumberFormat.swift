/// Which parts of a moment a number format shows ([MS-XLS] 2.4.126, ECMA-376 part 1, 18.8.30 and 18.8.31).
struct NumberFormat: Hashable {
    let showsDate: Bool
    let showsTime: Bool

    static let general = NumberFormat(showsDate: false, showsTime: false)
    static let date = NumberFormat(showsDate: true, showsTime: false)
    static let time = NumberFormat(showsDate: false, showsTime: true)

    var isMoment: Bool { showsDate || showsTime }

    init(showsDate: Bool, showsTime: Bool) {
        self.showsDate = showsDate
        self.showsTime = showsTime
    }

    /// Built-in numbers, the East-Asian ones of 18.8.30 included.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        case 22: self = NumberFormat(showsDate: true, showsTime: true)
        default: self = .general
        }
    }

    /// A format's text; its first section decides.
    init(_ text: String) {
        var date = false
        var time = false
        var months = false
        var scalars = Array(text.unicodeScalars)[...]
        scan: while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"": scalars = scalars.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": _ = scalars.popFirst()
            // Colours, conditions, and elapsed hours, which alone are an amount and no time of day.
            case "[": scalars = scalars.drop { $0 != "]" }.dropFirst()
            case ";": break scan
            case "G", "g":
                // General, or an era (ggge).
                if String(String.UnicodeScalarView(scalars.prefix(6))).lowercased() == "eneral" {
                    scalars = scalars.dropFirst(6)
                } else {
                    date = true
                }
            case "E", "e":
                if scalars.first == "+" || scalars.first == "-" { continue }
                date = true
            case "d", "D", "y", "Y": date = true
            case "h", "H", "s", "S": time = true
            case "m", "M": months = true
            // AM/PM and A/P, which hold no m of a month
            case "A", "a": scalars = scalars.drop { "Mm/Pp".unicodeScalars.contains($0) }
            default: continue
            }
        }
        // m is minutes beside hours or seconds, else months.
        if months, !time { date = true }
        self.init(showsDate: date, showsTime: time)
    }
}
