/// Why the center could not take a file, as a unit understands it, and the one thing to do now.
package struct RefusalAdvice: Sendable {
    package let reason: String
    package let action: String

    /// For every code with which `receive` refuses; whatever is new gets the general sentence.
    package static func of(_ code: String) -> RefusalAdvice { byCode[code] ?? general }

    /// For a number that the center took in and has forgotten since.
    static let forgotten = RefusalAdvice("中心恢复过旧的备份，这个申报包的内容中心现在没有了。", exportAgain)

    private static let general = RefusalAdvice("中心没有收下这个文件。", "请带上这张纸与中心联系。")

    private init(_ reason: String, _ action: String) {
        self.reason = reason
        self.action = action
    }

    private static let exportAgain = "请在“参保”程序里打开“导出申报包”，重新导出一次，把新的文件送来。"
    private static let copyAgain = "请把申报包重新复制到 U 盘，或重新作为附件发送；还不行，请重新导出一个申报包送来。"
    private static let activateAgain = "请用中心最新发的开户包在“参保”程序里重新开户，再导出申报包送来；没有新的开户包，请向中心索取。"
    private static let updateProgram = "请把“参保”程序更新到中心发的版本，再重新导出申报包送来。"
    private static let sendPackage = "请只送“导出申报包”导出的文件，它的名字以 .canbao 结尾。"
    private static let callFirst = "请先与中心联系，核对是谁、用哪台电脑做的，再决定要不要重新导出。"

    static let byCode: [String: RefusalAdvice] = [
        "package.too-large": RefusalAdvice("这个文件超过 64 MB，不像是申报包。", sendPackage),
        "envelope.malformed": RefusalAdvice("这个文件不完整：可能没有复制完，也可能选错了文件。", copyAgain),
        "envelope.unsupported": RefusalAdvice("这个文件的加密方式中心的程序不认识。", updateProgram),
        "envelope.not-for-us": RefusalAdvice("这个文件不是发给本中心的，中心打不开。", "请核对文件：送来的应是向本中心导出的申报包，不是开户包，也不是别的中心的包。"),
        "envelope.wrong-code": RefusalAdvice("这个文件要用激活码才能打开，它是开户包，不是申报包。", sendPackage),
        "envelope.damaged": RefusalAdvice("这个文件在复制或发送的途中坏了。", copyAgain),
        "signature.malformed": RefusalAdvice("这个文件的签名部分不合规定。", exportAgain),
        "signature.unsupported": RefusalAdvice("这个文件的签名方式中心的程序不认识。", updateProgram),
        "signature.invalid": RefusalAdvice("这个文件签名以后被改动过。", exportAgain),
        "signer.unknown": RefusalAdvice("签这个文件的证书不是本中心发的。", activateAgain),
        "signer.expired": RefusalAdvice("签这个文件的证书不在有效期内。", activateAgain),
        "signer.superseded": RefusalAdvice("签这个文件的证书已经被新的证书代替。", activateAgain),
        "signer.wrong-use": RefusalAdvice("签这个文件的证书不是用来签申报包的。", activateAgain),
        "signer.not-sender": RefusalAdvice("签这个文件的单位与文件上写的单位不是同一个。", callFirst),
        "container.malformed": RefusalAdvice("这个文件里面的压缩包不合规定。", exportAgain),
        "container.unsafe-entry": RefusalAdvice("这个文件里面有不该有的内容。", exportAgain),
        "container.duplicate-entry": RefusalAdvice("这个文件里面有重名的内容。", exportAgain),
        "container.too-large": RefusalAdvice("这个文件展开以后太大。", exportAgain),
        "container.unlisted-entry": RefusalAdvice("这个文件里面有目录上没有的内容。", exportAgain),
        "container.missing-entry": RefusalAdvice("这个文件里面缺少目录上写着的内容。", exportAgain),
        "manifest.malformed": RefusalAdvice("这个文件里面的目录不合规定。", exportAgain),
        "format.newer": RefusalAdvice("这个文件是更新版本的程序做的，中心的程序还不认识。", "请留好这个文件，等中心更新程序以后再送来；急着办理，请与中心联系。"),
        "resource.digest": RefusalAdvice("这个文件里面的内容与目录上的摘要不同。", exportAgain),
        "recipient.other": RefusalAdvice("这个申报包是发给别的中心的。", "请核对中心，把它送到包上写的那个中心；要报给本中心，请用本中心的开户包开户后再导出。"),
        "kind.unexpected": RefusalAdvice("这个文件不是申报包：中心只收申报包，开户包和结果包由单位导入。", sendPackage),
        "unit.unknown": RefusalAdvice("文件上的单位代码不在本中心的单位表里。", "请与中心核对单位代码，由中心登记单位并发开户包。"),
        "activation.ended": RefusalAdvice("这个申报包是按已经停用的开户做的。", activateAgain),
        "year.other": RefusalAdvice("这个申报包不是现在办理的年度的。", "请核对年度：在“参保”程序里导入中心最新发的包，换到现在的年度，再导出申报包送来。"),
        "registration.invalid": RefusalAdvice("第一次申报的登记信息不对，不能确认是开户的那台电脑做的。", activateAgain),
        "registration.used": RefusalAdvice("这次开户已经由另一台电脑登记过了。", "请用那一台电脑申报；要换电脑，请向中心索取新的开户包。"),
        "registration.expired": RefusalAdvice("开户超过 60 天才第一次申报，登记失效了。", "请向中心索取新的开户包，重新开户，再导出申报包送来。"),
        "sequence.stale": RefusalAdvice("这个申报包来晚了：中心已经收过更新的一个，它包含了全部内容。", "不用重送；要报送新的改动，请重新导出申报包。"),
        "sequence.forked": RefusalAdvice("这个申报包不是接着上一个做的：可能在两台电脑上办理，也可能恢复过旧的备份。", callFirst),
        "table.malformed": RefusalAdvice("这个申报包里的表不合规定。", updateProgram),
        "totals.differ": RefusalAdvice("这个申报包里的人数与名单对不上。", exportAgain),
        "mail.too-large": RefusalAdvice("这封邮件太大，中心读不了。", "请只把 .canbao 文件作为附件，另发一封邮件，或用 U 盘送来。"),
        "mail.too-complex": RefusalAdvice("这封邮件里的附件或层层转发太多，中心读不了。", "请新写一封邮件，只把 .canbao 文件作为附件发来，不要转发。"),
        "mail.no-package": RefusalAdvice("这封邮件里没有 .canbao 附件。", "请把 .canbao 文件作为普通附件重新发送，不要用“超大附件”或网盘链接。"),
    ]
}
