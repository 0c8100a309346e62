import Enrollment

extension Table where Row == ReducedPerson {
    /// Who was taken out, by the identifying fields.
    static var reduced: Table {
        Table(
            name: "reduced", title: "本年度减少人员", key: [0],
            fields: [
                .init("reference", "人员标识", isRequired: true), .init("origin", "来源", isRequired: true), .init("personalNumber", "编号"),
                .init("name", "姓名"), .init("identityType", "证件类型"), .init("identityNumber", "证件号码"), .init("reason", "减少原因"),
                .init("date", "减少日期", .date, isRequired: true),
            ],
            encode: { row in
                [
                    row.reference.text, row.origin.rawValue, row.personalNumber, row.person.name, row.person[.identityType],
                    row.person[.identityNumber], row.reason, row.date.description,
                ]
            },
            decode: { fields in
                guard let (reference, origin) = fields.member(0), let date = fields.day(7) else { return nil }
                return ReducedPerson(
                    reference: reference, origin: origin, personalNumber: fields[2], person: Person(fields: Array(fields.fields[3...5])),
                    reason: fields[6], date: date)
            })
    }
}
