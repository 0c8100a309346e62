import Enrollment

extension Table where Row == DeclaredPerson {
    /// The whole declared-year roster. A row whose digest is not that of its fields does not fit.
    static var declared: Table {
        Table(
            name: "declared", title: "下年度申报人员", key: [0],
            fields: [
                .init("reference", "人员标识", isRequired: true), .init("origin", "来源", isRequired: true), .init("personalNumber", "编号"),
            ] + .person + [.init("confirmed", "已核对的提示"), .init("rowDigest", "行摘要", isRequired: true)],
            encode: { person in
                var fields = person.digestedFields
                fields.append(RowDigest.of(fields))
                return fields
            },
            decode: { fields in
                guard let (reference, origin) = fields.member(0) else { return nil }
                guard let confirmed = fields.findingCodes(20) else { return nil }
                return DeclaredPerson(
                    reference: reference, origin: origin, personalNumber: fields[2], person: fields.person(3), confirmed: confirmed)
            }, isTrue: { person, fields in person.rowDigest == fields[21] })
    }
}
