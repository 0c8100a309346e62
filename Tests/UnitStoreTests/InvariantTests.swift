import Enrollment
import GRDB
import Testing

@testable import UnitStore

/// What the database itself refuses, whatever the code does.
@Suite struct InvariantTests {
    @Test(arguments: [
        ("two people with one identity", "UPDATE person SET identityNumber = '1' WHERE reference = 'P100002'"),
        ("a renewal that disappears", "DELETE FROM person WHERE reference = 'P100001'"),
        ("a reduced person without a day", "UPDATE person SET state = 'reduced' WHERE reference = 'P100001'"),
        ("an active person with a reason", "UPDATE person SET reduction_reason = 'x' WHERE reference = 'P100001'"),
        ("another origin", "UPDATE person SET origin = 'addition' WHERE reference = 'P100001'"),
        ("another reference", "UPDATE person SET reference = 'P9' WHERE reference = 'P100001'"),
        ("a renewal under another number", "UPDATE person SET personal_number = '9' WHERE reference = 'P100001'"),
        ("a state nobody knows", "UPDATE person SET state = 'gone' WHERE reference = 'P100001'"),
        (
            "a row of no batch",
            "INSERT INTO batch_row VALUES (99, 1, '', '[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]', '[]', '', '', '', 'open', NULL, NULL, NULL, NULL, NULL)"
        ),
        (
            "a second unit",
            "INSERT INTO unit SELECT 2, code, name, kind, insurance_year, opens, closes, center_code, center_name, activation, 1, 1, 1 FROM unit"
        ),
        ("a text where a number belongs", "UPDATE person SET version = 'x' WHERE reference = 'P100001'"),
        ("a negative amount", "UPDATE plan_rate SET personal = -1"),
    ])
    func theDatabaseRefuses(_ name: String, _ sql: String) throws {
        let fixture = try Fixture()
        let error = #expect(throws: DatabaseError.self, "\(name)") { try fixture.store.writer.write { try $0.execute(sql: sql) } }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(name)")
    }

    @Test func peopleWithoutANumberMayBeMany() throws {
        let fixture = try Fixture()
        let insured = Fixture.insured + [InsuredPerson(personalNumber: "100004", person: Fixture.person("丁", ""))]
        try fixture.store.adopt(Fixture.adoption(sequence: 2, insured: insured), by: fixture.act)
        #expect(try fixture.store.equation() == Equation(renewals: 4, additions: 0, reductions: 0))
    }
}
