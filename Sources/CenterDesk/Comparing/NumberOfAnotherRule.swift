import CenterStore
import Enrollment

/// A personal number names one person for life. Name or identity may be amended, not both at once: then a row was overwritten.
struct NumberOfAnotherRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard !row.personalNumber.isEmpty else { return nil }
        if row.origin == .addition {
            guard ![row.givenNumber, row.knownNumber].contains(row.personalNumber) else { return nil }
            return ruling(row, owner: row.holder.map { "“\($0.name.masked)”" } ?? "别人")
        }
        guard let holder = row.holder else { return nil }
        if holder.unit != circumstances.unit { return ruling(row, owner: "单位 \(holder.unit) 的“\(holder.name.masked)”") }
        guard holder.name != row.name, holder.identity != row.identity else { return nil }
        return ruling(row, owner: "“\(holder.name.masked)”")
    }

    private func ruling(_ row: ComparedRow, owner: String) -> Ruling {
        Ruling(
            .rejected, .numberOfAnother,
            "编号 \(row.personalNumber) 是\(owner)的，不是“\(row.name)”的。请恢复原来的人员信息，把“\(row.name)”另作新增申报。")
    }
}
