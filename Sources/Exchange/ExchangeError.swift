/// Why a verified package is refused in steps 7 to 9 of taking in.
package enum ExchangeError: Error, Sendable, Hashable {
    case notSender
    case recipientOther
    case kindUnexpected
    case unitUnknown(code: String)
    case activationEnded
    case yearOther(Int)
    case registrationInvalid
    case registrationUsed
    case registrationExpired
    case sequenceStale(sequence: Int, highest: Int)
    case sequenceForked(sequence: Int)
    /// `row` counts data rows from 1; nil when it is about the table as a whole.
    case tableMalformed(table: String, row: Int?)
    case totalsDiffer

    package var code: String {
        switch self {
        case .notSender: "signer.not-sender"
        case .recipientOther: "recipient.other"
        case .kindUnexpected: "kind.unexpected"
        case .unitUnknown: "unit.unknown"
        case .activationEnded: "activation.ended"
        case .yearOther: "year.other"
        case .registrationInvalid: "registration.invalid"
        case .registrationUsed: "registration.used"
        case .registrationExpired: "registration.expired"
        case .sequenceStale: "sequence.stale"
        case .sequenceForked: "sequence.forked"
        case .tableMalformed: "table.malformed"
        case .totalsDiffer: "totals.differ"
        }
    }

    package var message: String {
        switch self {
        case .notSender: "签这个包的人与包上写的发送方不是同一个，不能使用。请确认它真是对方发来的。"
        case .recipientOther: "这个包是发给别人的，不能在这里导入。请退还发来的人。"
        case .kindUnexpected: "这种包不在这里导入：单位导入开户包和结果包，中心接收申报包。请看一下是不是选错了文件。"
        case .unitUnknown(let code): "包上的单位 \(code) 不在本中心的单位表里。请核对单位，或先添加这个单位。"
        case .activationEnded: "这个包是按已经停用的开户做的。请单位用最新的开户包重新导入以后，再做一个新的包。"
        case .yearOther(let year): "这个包是 \(year) 年度的，与现在办理的年度不同，不能导入。请核对年度。"
        case .registrationInvalid: "这个申报包的登记信息不对，不能确认是开户的那台电脑做的。请单位重新导出申报包；还不行，请重新开户。"
        case .registrationUsed: "这次开户已经由另一台电脑登记过了。请确认单位只在一台电脑上申报；要换电脑，请重新开户。"
        case .registrationExpired: "开户已超过 60 天才第一次申报，登记失效了。请中心重新发开户包。"
        case .sequenceStale(let sequence, let highest): "第 \(sequence) 号包来晚了：已经收过第 \(highest) 号，它包含了全部内容。不用处理。"
        case .sequenceForked(let sequence):
            "第 \(sequence) 号包不是接着上一次收到的包做的：对方可能在两台电脑上办理，或者恢复过旧的备份。请与对方核对名单的差别，确认后再收。"
        case .tableMalformed(let table, let row):
            "包里的表“\(table)”" + (row.map { "第 \($0) 行" } ?? "") + "不合规定，不能使用。请对方更新程序后重新做包。"
        case .totalsDiffer: "包里的人数与名单对不上，不能使用。请对方重新做包。"
        }
    }
}
