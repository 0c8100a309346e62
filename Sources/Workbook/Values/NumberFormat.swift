/// Which parts of a moment a number format shows.
struct NumberFormat: Hashable {
    let showsDate: Bool
    let showsTime: Bool
    /// Of the first section, if it is not for all numbers.
    private var condition: NumberFormatSection.Condition?
    private var otherShowsDate = false
    private var otherShowsTime = false

    static let general = NumberFormat(showsDate: false, showsTime: false)
    static let date = NumberFormat(showsDate: true, showsTime: false)
    static let time = NumberFormat(showsDate: false, showsTime: true)

    var isMoment: Bool { showsDate || showsTime }

    init(showsDate: Bool, showsTime: Bool) {
        self.showsDate = showsDate
        self.showsTime = showsTime
    }

    /// Built-in numbers, the East-Asian ones of ECMA-376 part 1, 18.8.30 included.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        case 22: self = NumberFormat(showsDate: true, showsTime: true)
        default: self = .general
        }
    }

    /// A format's text. The first section decides; where it has a condition, the second for all other numbers.
    init(_ text: String) {
        var rest = Array(text.unicodeScalars)[...]
        let first = NumberFormatSection(&rest)
        self.init(showsDate: first.showsDate, showsTime: first.showsTime)
        guard let condition = first.condition, !rest.isEmpty else { return }
        let second = NumberFormatSection(&rest)
        self.condition = condition
        otherShowsDate = second.showsDate
        otherShowsTime = second.showsTime
    }

    func showing(_ number: Double) -> NumberFormat {
        guard let condition, !condition.holds(number) else { return self }
        return NumberFormat(showsDate: otherShowsDate, showsTime: otherShowsTime)
    }
}
