import Enrollment

extension Table where Row == InsuredPerson {
    static var insured: Table {
        Table(
            name: "insured", title: "本年度参保人员", key: [0],
            fields: [.init("personalNumber", "编号", isRequired: true)] + .person,
            encode: { [$0.personalNumber] + $0.person.fields },
            decode: { InsuredPerson(personalNumber: $0[0], person: $0.person(1)) })
    }
}
