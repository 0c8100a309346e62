import Enrollment

/// What the core system says of a person. The raw value is the word of the import sheet's column 情况.
package enum CoreStanding: String, Sendable, CaseIterable {
    case normal = "正常"
    case deceased = "已死亡"
    /// In another scheme in the declared year; last year's other school is a transfer, no fault.
    case insuredElsewhere = "他处参保"
}

/// One row of the core system's register.
package struct CoreRecord: Sendable, Hashable {
    package let identity: Identity
    package let name: String
    package let standing: CoreStanding
    /// 说明, shown with a rejection; may be empty.
    package let note: String

    package init(identity: Identity, name: String, standing: CoreStanding, note: String) {
        self.identity = identity
        self.name = name
        self.standing = standing
        self.note = note
    }
}
