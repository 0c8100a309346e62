import Enrollment
import SealedPackage

extension [TableResource.Field] {
    /// The 17 person fields. Text of any kind, since a renewal travels unchanged.
    package static let person = PersonField.allCases.map { TableResource.Field($0.rawValue, $0.title) }

    package static let amounts: [TableResource.Field] = [
        .init("personal", "个人缴费金额", .integer), .init("village", "村缴费金额", .integer), .init("district", "区财政补贴金额", .integer),
        .init("town", "镇财政补贴金额", .integer), .init("province", "省级财政补贴金额", .integer),
    ]
}
