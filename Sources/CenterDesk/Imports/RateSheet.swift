import CenterStore
import Enrollment

struct RateSheet: SheetReader {
    func value(_ row: inout RowReader) -> PlanRate? {
        let plan = row.code(0)
        let exemptionType = row.code(1, isRequired: false)
        let amounts = (2...6).map { row.fen($0) }
        guard let personal = amounts[0], let village = amounts[1], let district = amounts[2], let town = amounts[3],
            let province = amounts[4]
        else { return nil }
        return PlanRate(
            plan: plan, planName: "", exemptionType: exemptionType,
            amounts: Amounts(personal: personal, village: village, district: district, town: town, province: province))
    }
}
