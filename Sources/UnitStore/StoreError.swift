import Enrollment

/// What the store refuses; nothing was changed.
package enum StoreError: Error, Sendable, Equatable {
    case batchUnknown(Int)
    case batchSubmitted(Int)
    case batchNotSubmitted(Int)
    case rowUnknown(batch: Int, row: Int)
    /// Somebody changed these people after the batch.
    case laterChange(names: [String])
    case personUnknown
    case alreadyReduced(name: String)
    case notReduced(name: String)
    /// Changed since it was loaded.
    case stale(current: Person)
    case identityTaken(name: String)
    /// A former year is read-only.
    case yearClosed(Int)

    package var code: String {
        switch self {
        case .batchUnknown, .batchNotSubmitted, .rowUnknown: "batch.unknown"
        case .batchSubmitted: "batch.submitted"
        case .laterChange: "undo.later-change"
        case .personUnknown: "person.unknown"
        case .alreadyReduced: "person.already-reduced"
        case .notReduced: "person.not-reduced"
        case .stale: "person.changed"
        case .identityTaken: "duplicate.declared"
        case .yearClosed: "year.closed"
        }
    }

    package var message: String {
        switch self {
        case .batchUnknown(let number): "没有第 \(number) 批。请在批次列表里看一下批号。"
        case .batchSubmitted(let number): "第 \(number) 批已经办结，不能再改。要收回，请撤销这一批；要补充，请另外导入一批。"
        case .batchNotSubmitted(let number): "第 \(number) 批还没有提交，没有可以撤销的。不要了可以丢弃它。"
        case .rowUnknown(let batch, let row): "第 \(batch) 批里没有第 \(row) 行，或者这一行已提交、已删除。请刷新页面再看。"
        case .laterChange(let names):
            "这一批里的人后来又有变动（\(names.prefix(5).joined(separator: "、"))\(names.count > 5 ? "等" : "")），不能整批撤销。请逐个修改或减少。"
        case .personUnknown: "下年度申报名单里没有这个人。请核对证件类型和证件号码。"
        case .alreadyReduced(let name): "\(name)本年度已经减少过了。"
        case .notReduced(let name): "\(name)没有被减少，不用恢复。"
        case .stale: "这个人的信息刚才已被改过，您看到的不是最新的。请重新查询，再修改。"
        case .yearClosed(let year): "\(year) 年度已经归档，只能查看，不能改动。请先回到现在办理的年度。"
        case .identityTaken(let name): "这个证件类型和号码已经是\(name)的。请核对。"
        }
    }
}
