/// Who pays how much for one person and year, in whole fen.
package struct Amounts: Sendable, Hashable, Codable {
    package var personal: Int
    package var village: Int
    package var district: Int
    package var town: Int
    package var province: Int

    package static let zero = Amounts(personal: 0, village: 0, district: 0, town: 0, province: 0)

    package init(personal: Int, village: Int, district: Int, town: Int, province: Int) {
        self.personal = personal
        self.village = village
        self.district = district
        self.town = town
        self.province = province
    }

    /// In the order of the fee summary: 个人, 村, 区财政, 镇财政, 省级财政.
    package var all: [Int] { [personal, village, district, town, province] }
    package var sum: Int { all.reduce(0, +) }

    package static func + (left: Self, right: Self) -> Self {
        Amounts(
            personal: left.personal + right.personal, village: left.village + right.village,
            district: left.district + right.district, town: left.town + right.town, province: left.province + right.province)
    }
}

/// The rate of a plan for one exemption type; an empty type is the rate of those who are not exempt.
package struct PlanRate: Sendable, Hashable {
    package let plan: String
    package let planName: String
    package let exemptionType: String
    package let amounts: Amounts

    package init(plan: String, planName: String, exemptionType: String, amounts: Amounts) {
        self.plan = plan
        self.planName = planName
        self.exemptionType = exemptionType
        self.amounts = amounts
    }
}
