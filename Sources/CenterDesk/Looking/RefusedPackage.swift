import SealedPackage

/// Of a package that was refused, what its code alone tells.
package enum RefusedPackage {
    package static func sentence(_ code: String) -> String { PackageError(rawValue: code)?.message ?? ordered[code] ?? "没有采用（\(code)）。" }

    private static let ordered = [
        "sequence.stale": "比已经收到的旧，没有采用，单位不用重发。",
        "sequence.forked": "与已经收到的同一个号内容不同：单位可能在两台电脑上办理。请与单位核对，确认后用 receive --accept-fork 再收。",
        "recipient.other": "是发给别的中心的，请退回单位。", "kind.unexpected": "不是申报包，请看一下是不是选错了文件。",
        "activation.ended": "是按已经停用的开户做的，请单位用新的开户包开户后再报。", "year.other": "是别的年度的，请单位导入新年度的结果包后再报。",
        "unit.unknown": "单位表里没有这个单位，请先添加单位。", "signer.not-sender": "签包的人与发送方不是同一个，请打电话问单位。",
        "registration.invalid": "登记信息不对，请单位重新导出申报包。", "registration.used": "这次开户已由另一台电脑登记，请打电话问单位，必要时重新开户。",
        "registration.expired": "开户超过 60 天才第一次申报，请给单位重新开户。", "table.malformed": "里面的表格不合规定，请单位重新导出申报包。",
        "totals.differ": "里面的人数与名单对不上，请单位重新导出申报包。",
    ]
}
