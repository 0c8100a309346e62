/// What stands in a Data element; markup within it only dresses the text.
struct SpreadsheetMLData {
    let type: String
    private var text: [UInt8] = []

    private static let flags = ["0": false, "1": true, "false": false, "true": true]

    init(type: String) { self.type = type }

    /// How long it is by now.
    mutating func append(_ more: ArraySlice<UInt8>) -> Int {
        text += more
        return text.count
    }

    func cell(_ format: NumberFormat, _ dates: DateSystem, _ texts: inout TextPool) throws(WorkbookError) -> PackedCell {
        guard !text.isEmpty else { return .empty }
        let string = type == "String" ? "" : String(decoding: text, as: UTF8.self)
        switch type {
        case "Number": if let number = Double(string), number.isFinite { return PackedCell(number, format, dates) }
        case "Boolean": if let flag = Self.flags[string.lowercased()] { return PackedCell(boolean: flag) }
        case "Error": return PackedCell(error: try texts.add { $0 += string.utf8 })
        case "DateTime": if let moment = DateTime(spreadsheetML: string, format) { return PackedCell(moment: moment) }
        default: break
        }
        return PackedCell(text: try texts.add { $0 += text })
    }
}

extension DateTime {
    /// `1989-01-18T00:00:00.000`. A time of day has the calendar's first day before it.
    fileprivate init?(spreadsheetML text: String, _ format: NumberFormat) {
        let parts = text.split(omittingEmptySubsequences: false) { !$0.isNumber }.prefix(6).map { Int($0) }
        guard parts.count >= 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        let clock = parts.dropFirst(3).map { $0 ?? 0 } + [0, 0, 0]
        guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(month, year)).contains(day), (0...23).contains(clock[0]),
            (0...59).contains(clock[1]),
            (0...59).contains(clock[2])
        else { return nil }
        let hasDate = format.isMoment ? format.showsDate : year > 1899
        let hasTime = format.isMoment ? format.showsTime : !hasDate || clock[0] + clock[1] + clock[2] > 0
        self.init(
            year: hasDate ? year : 0, month: hasDate ? month : 0, day: hasDate ? day : 0, hour: hasTime ? clock[0] : 0,
            minute: hasTime ? clock[1] : 0, second: hasTime ? clock[2] : 0, hasDate: hasDate, hasTime: hasTime)
    }

    /// 1900 is a leap year for Excel.
    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0 || year == 1900) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension NumberFormat {
    /// The reference's own names, else a format's text.
    init(spreadsheetML text: String) {
        switch text {
        case "General Date": self.init(showsDate: true, showsTime: true)
        case "Long Date", "Medium Date", "Short Date": self = .date
        case "Long Time", "Medium Time", "Short Time": self = .time
        case "General", "General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Percent", "Scientific", "Yes/No", "True/False",
            "On/Off":
            self = .general
        default: self.init(text)
        }
    }
}
