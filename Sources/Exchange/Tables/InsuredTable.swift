import Enrollment

extension Table where Row == InsuredPerson {
    static var insured: Table {
        Table(
            name: "insured", title: "本年度参保人员", key: [0],
            fields: [.init("personalNumber", "编号", isRequired: true)] + .person,
            encode: { [$0.personalNumber] + $0.person.fields },
            decode: { fields in
                // What no reference can hold could never be declared.
                let row = InsuredPerson(personalNumber: fields[0], person: fields.person(1))
                return PersonReference(text: row.reference.text) == nil ? nil : row
            })
    }
}
