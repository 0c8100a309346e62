import CenterStore
import Enrollment

/// A personal number names one person for life. Name or identity may be amended, not both at once: then a row was overwritten.
struct NumberOfAnotherRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard !row.personalNumber.isEmpty else { return nil }
        if row.origin == .addition {
            guard ![row.givenNumber, row.knownNumber].contains(row.personalNumber) else { return nil }
            return ruling(row, "不是中心给“\(row.name)”的编号。请减少此人，再重新作为新增人员申报，编号由中心给。")
        }
        guard let holder = row.holder else { return nil }
        let owner = holder.name.isEmpty ? "别人" : "“\(holder.name.masked)”"
        guard holder.unit == circumstances.unit else {
            let isSame = holder.name == row.name && holder.identity == row.identity
            return isSame
                ? ruling(row, "现在在单位 \(holder.unit) 的名单里。请与该单位商定由谁申报；不由本单位申报的，请减少此人。")
                : ruling(row, "是单位 \(holder.unit) 的\(owner)的，不是“\(row.name)”的。请减少此人，再作为新增人员申报。")
        }
        guard holder.name != row.name, holder.identity != row.identity else { return nil }
        return ruling(row, "是\(owner)的，不是“\(row.name)”的。请恢复原来的人员信息，把“\(row.name)”另作新增申报。")
    }

    private func ruling(_ row: ComparedRow, _ sentence: String) -> Ruling {
        Ruling(.rejected, .numberOfAnother, "编号 \(row.personalNumber) " + sentence)
    }
}
