import Enrollment
import Testing

@testable import Exchange

@Suite struct RowDigestTests {
    private let person = DeclaredPerson(
        reference: PersonReference(personalNumber: "1001"), origin: .renewal, personalNumber: "1001",
        person: Person(fields: [
            "张三", "001", "320571201501011234", "M", "2015-01-01", "GA", "园区", "N", "", "016766", "", "三(2)班", "苏州市", "215000",
            "13800000000", "张大", "",
        ]), confirmed: [.identityNumberChecksum, .sexMismatch])

    /// printf '%s\x1f…' | sha256sum over the 21 fields.
    @Test func knownAnswer() {
        #expect(person.rowDigest == "9d8c0b7b7e6beb940ebdc3ff66ad967d91718aea7434b521ab1062fb404e6863")
    }

    @Test func theFieldsStandAsInTheTable() throws {
        #expect(person.digestedFields.count == 21)
        #expect(
            Table.declared.fields.map(\.name) == ["reference", "origin", "personalNumber"] + PersonField.allCases.map(\.rawValue)
                + ["confirmed", "rowDigest"])
        let resource = try Table.declared.resource([person])
        let line = String(decoding: resource.bytes, as: UTF8.self).split(separator: "\r\n").last
        #expect(line?.hasSuffix(",idnumber.checksum sex.mismatch," + person.rowDigest) == true)
    }

    /// Text that moves from one field to the next is another row.
    @Test func fieldsDoNotRunTogether() {
        var first = person.person
        var second = person.person
        (first[.address], first[.postcode]) = ("ab", "c")
        (second[.address], second[.postcode]) = ("a", "bc")
        func digest(_ person: Person) -> String {
            DeclaredPerson(reference: self.person.reference, origin: .renewal, personalNumber: "1001", person: person).rowDigest
        }
        #expect(digest(first) != digest(second))
    }
}
