import CenterStore
import Enrollment

/// What a declaration changes against the last one the center held of the unit. Pure.
package struct DeclarationChanges: Sendable, Hashable {
    package let declared: Int
    package let reduced: Int
    /// Names, in the order of the declaration.
    package let added: [String]
    package let amended: [String]
    /// Declared before, now not.
    package let removed: [String]

    package init(before: [DeclaredRow], after: [DeclaredRow], reduced: Int) {
        // By the person's own fields: a number that the center gave meanwhile is no change of the unit's.
        let old = Dictionary(before.map { ($0.person.reference, $0.person.person) }, uniquingKeysWith: { $1 })
        let new = Set(after.map(\.person.reference))
        declared = after.count
        self.reduced = reduced
        added = after.filter { old[$0.person.reference] == nil }.map(\.person.person.name)
        amended = after.filter { row in old[row.person.reference].map { $0 != row.person.person } ?? false }.map(\.person.person.name)
        removed = before.filter { !new.contains($0.person.reference) }.map(\.person.person.name)
    }

    /// For the operator, who may have to judge a fork: at most ten names each.
    package var sentence: String {
        let parts = [("新增", added), ("修改", amended), ("不再申报", removed)].filter { !$0.1.isEmpty }.map { word, names in
            "\(word) \(names.count) 人（\(names.prefix(10).joined(separator: "、"))\(names.count > 10 ? "等" : "")）"
        }
        return parts.isEmpty ? "名单与上一次相同" : "与上一次相比" + parts.joined(separator: "，")
    }
}
