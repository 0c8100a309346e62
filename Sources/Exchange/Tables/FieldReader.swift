import Enrollment

/// The fields of one record by position, read as what they must be.
struct FieldReader {
    let fields: [String]

    subscript(position: Int) -> String { fields[position] }

    func word<Word: RawRepresentable>(_ position: Int) -> Word? where Word.RawValue == String { Word(rawValue: fields[position]) }

    /// With a space between; nil when one is none of ours.
    func findingCodes(_ position: Int) -> [FindingCode]? {
        guard !fields[position].isEmpty else { return [] }
        let words = fields[position].split(separator: " ", omittingEmptySubsequences: false)
        let codes = words.compactMap { FindingCode(rawValue: String($0)) }
        return codes.count == words.count ? codes : nil
    }

    func day(_ position: Int) -> CalendarDate? { CalendarDate(iso: fields[position]) }

    /// RFC 3339 with an offset, as it is written.
    func time(_ position: Int) -> String? {
        let form = /([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])/
        let text = fields[position]
        guard let match = text.wholeMatch(of: form), CalendarDate(iso: String(match.1)) != nil else { return nil }
        return text
    }

    /// Digits only, at most 12 of them, so that no table is long enough for a sum that a machine can't hold.
    func count(_ position: Int) -> Int? {
        let text = fields[position]
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    func digest(_ position: Int) -> String? {
        let text = fields[position]
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
        return text
    }

    /// Who a roster's row is about, from reference, origin and personal number in this order: a renewal is named by its number.
    func member(_ position: Int) -> (reference: PersonReference, origin: Origin)? {
        guard let reference = PersonReference(text: fields[position]), let origin: Origin = word(position + 1),
            reference.isRenewal == (origin == .renewal), origin == .addition || reference.personalNumber == fields[position + 2]
        else { return nil }
        return (reference, origin)
    }

    /// The 17 fields from here on.
    func person(_ position: Int) -> Person { Person(fields: Array(fields[position...].prefix(PersonField.allCases.count))) }

    func amounts(_ position: Int) -> Amounts? {
        guard let personal = count(position), let village = count(position + 1), let district = count(position + 2),
            let town = count(position + 3), let province = count(position + 4)
        else { return nil }
        return Amounts(personal: personal, village: village, district: district, town: town, province: province)
    }
}
