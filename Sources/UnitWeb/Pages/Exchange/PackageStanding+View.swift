import Exchange
import LocalWeb
import SealedPackage
import UnitDesk
import UnitStore

extension PackageStanding {
    /// Of a tag.
    var kind: String {
        switch self {
        case .waiting: "info"
        case .asSent: "ok"
        case .refused, .differs, .lost: "error"
        case .notReceived: "warn"
        }
    }

    /// In a word.
    var title: String {
        switch self {
        case .waiting: "还没有回执"
        case .asSent: "已收到，一致"
        case .refused: "中心没有采用"
        case .differs: "不一致"
        case .notReceived: "中心没有收到"
        case .lost: "请重发"
        }
    }

    /// What it means, and what there is to do.
    var sentence: String {
        switch self {
        case .waiting: "中心还没有说收到它。送交以后，等中心发来结果包。"
        case .asSent(let time): "中心 \(time.minute) 收到，摘要与本机的相同。"
        case .refused(let code, let time): "中心 \(time.minute) 收到，没有采用：\(RefusalWords.sentence(code))"
        case .differs: "中心收到过同一个号的包，内容与本机的不同。请马上打电话给中心，逐组核对摘要。"
        case .notReceived: "后来的包中心收到了，这一个没有。不用补发：后来的包是完整名单，已经包含它的全部内容。"
        case .lost: "中心以前说收到过，现在的回执里没有了：中心恢复过旧数据。请重新导出一个申报包送交中心。"
        }
    }
}

/// Of a refusal, what its code alone tells.
enum RefusalWords {
    static func sentence(_ code: String) -> String { PackageError(rawValue: code)?.message ?? ordered[code] ?? "不能采用（\(code)）。" }

    private static let ordered = [
        "sequence.stale": "比已经收到的旧，不用再导入。", "sequence.forked": "不是接着上一个包做的，请与对方核对名单的差别。",
        "recipient.other": "是发给别的单位的。", "kind.unexpected": "种类不对，请看一下是不是选错了文件。",
        "activation.ended": "是按已经停用的开户做的，请联系中心。", "year.other": "是别的年度的。", "unit.unknown": "中心的单位表里没有本单位，请联系中心。",
        "signer.not-sender": "签包的人与发送方不是同一个，请联系中心。", "registration.invalid": "登记信息不对，请重新导出申报包。",
        "registration.used": "这次开户已由另一台电脑登记，请联系中心。", "registration.expired": "开户超过 60 天才第一次申报，请中心重新发开户包。",
        "table.malformed": "里面的表格不合规定，请对方重新做包。", "totals.differ": "里面的人数与名单对不上，请对方重新做包。",
    ]
}
