/// What the source cells said beyond their text, as far as rules ask for it.
package enum SourceFact: String, Sendable, CaseIterable, Codable, Hashable {
    /// The identity number was a number of 16 or more digits, or text such as 3.205E+17.
    case digitsLost = "digits-lost"
    case guardianDigitsLost = "guardian-digits-lost"
    case classTurnedDate = "class-turned-date"
    /// From a text file, which does not tell numbers from text.
    case textFile = "text-file"

    /// Whose cell it is about.
    package var field: PersonField {
        switch self {
        case .digitsLost, .textFile: .identityNumber
        case .guardianDigitsLost: .guardianIdentityNumber
        case .classTurnedDate: .className
        }
    }
}

/// Brings cells into the form that rules judge.
package struct Normaliser: Sendable {
    private let tables: CodeTables
    /// Codes of each table by what is left of them without leading zeros.
    private let unpadded: [CodeTableName: [String: [String]]]

    package init(tables: CodeTables) {
        self.tables = tables
        var unpadded: [CodeTableName: [String: [String]]] = [:]
        for entry in tables.entries where entry.code.isDigits {
            unpadded[entry.table, default: [:]][Self.withoutZeros(entry.code), default: []].append(entry.code)
        }
        self.unpadded = unpadded
    }

    /// One value in its final form.
    package func value(of cell: SourceCell, _ field: PersonField) -> String {
        if case .date(let date?, _) = cell, field == .birthDate { return date.description }
        // Mostly Alt+Enter in an address.
        let written = cell.text
        let text = written.tidy
        switch field {
        // Here a control character is a finding.
        case .name, .guardianName: return NameNormaliser.normalise(written)
        case .identityNumber, .guardianIdentityNumber: return Self.code(text)
        case .sex: return text == "男" ? "M" : text == "女" ? "F" : text.narrow
        case .exempt: return text == "是" ? "Y" : text == "否" ? "N" : text.narrow
        case .birthDate: return CalendarDate(iso: text) != nil ? text : CalendarDate(written: text.halfWidth)?.description ?? text
        case .identityType: return padded(text, .identityType)
        case .plan: return padded(text, .plan)
        case .exemptionType: return padded(text, .exemptionType)
        case .community: return padded(text, .community)
        case .policeStation: return padded(text, .policeStation)
        case .postcode:
            let digits = Self.code(text)
            return digits.isDigits && digits.utf8.count == 5 ? "0" + digits : digits
        case .phone: return PhoneNormaliser.normalise(text)
        case .household, .className, .address: return text
        }
    }

    /// Excel keeps fifteen digits of a number.
    package static func hasLostDigits(_ cell: SourceCell) -> Bool {
        switch cell {
        case .number(let number): number.magnitude >= 1e15
        case .text(let text): isScientific(text.narrow)
        default: false
        }
    }

    /// `3.205E+17`
    private static func isScientific(_ text: String) -> Bool {
        guard text.contains(ascii: "+") else { return false }
        let parts = text.split(separator: "+", omittingEmptySubsequences: false)
        guard parts.count == 2, String(parts[1]).isDigits, let mark = parts[0].last, mark == "E" || mark == "e" else { return false }
        return String(parts[0].dropLast().filter { $0 != "." }).isDigits
    }

    private static func code(_ text: String) -> String {
        let narrow = text.narrow
        guard narrow.contains(ascii: "x") else { return narrow }
        return String(narrow.map { $0 == "x" ? "X" : $0 })
    }

    private func padded(_ text: String, _ table: CodeTableName) -> String {
        let code = Self.code(text)
        guard code.isDigits, !tables.has(table, code), let matches = unpadded[table]?[Self.withoutZeros(code)], matches.count == 1,
            let match = matches.first, match.utf8.count > code.utf8.count
        else { return code }
        return match
    }

    private static func withoutZeros(_ digits: String) -> String { String(digits.drop { $0 == "0" }) }
}
