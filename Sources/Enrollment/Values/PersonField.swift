/// The 17 fields of a person, in the order of the additions layout (which puts 序号 before them).
///
/// The raw value is the field's name in package tables and in `--json`.
package enum PersonField: String, CaseIterable, Sendable, Hashable, Codable {
    case name
    case identityType
    case identityNumber
    case sex
    case birthDate
    case plan
    case household
    case exempt
    case exemptionType
    case community
    case policeStation
    case className = "class"
    case address
    case postcode
    case phone
    case guardianName
    case guardianIdentityNumber

    /// The order of the fields; `allCases` makes a new array each time.
    package static let all = allCases

    /// The manual's column title; findings name columns by it.
    package var title: String {
        switch self {
        case .name: "姓名"
        case .identityType: "证件类型"
        case .identityNumber: "证件号码"
        case .sex: "性别"
        case .birthDate: "出生日期"
        case .plan: "参保计划"
        case .household: "户口所在地"
        case .exempt: "免缴情况"
        case .exemptionType: "免缴类型"
        case .community: "所属社区"
        case .policeStation: "所属派出所代码"
        case .className: "所属班级"
        case .address: "家庭地址"
        case .postcode: "邮政编码"
        case .phone: "联系电话"
        case .guardianName: "监护人姓名"
        case .guardianIdentityNumber: "监护人证件号码"
        }
    }

    package init?(title: String) {
        guard let field = Self.allCases.first(where: { $0.title == title }) else { return nil }
        self = field
    }

    /// Position among the 17 fields, from 0.
    package var position: Int {
        switch self {
        case .name: 0
        case .identityType: 1
        case .identityNumber: 2
        case .sex: 3
        case .birthDate: 4
        case .plan: 5
        case .household: 6
        case .exempt: 7
        case .exemptionType: 8
        case .community: 9
        case .policeStation: 10
        case .className: 11
        case .address: 12
        case .postcode: 13
        case .phone: 14
        case .guardianName: 15
        case .guardianIdentityNumber: 16
        }
    }
}
