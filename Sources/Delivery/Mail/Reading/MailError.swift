/// Why nothing could be taken out of a mail.
package enum MailError: Error, Sendable, Equatable {
    case tooLarge
    /// More parts, or parts deeper inside each other, than any mail of people has.
    case tooComplex
    case noPackage

    package var code: String {
        switch self {
        case .tooLarge: "mail.too-large"
        case .tooComplex: "mail.too-complex"
        case .noPackage: "mail.no-package"
        }
    }

    package var message: String {
        switch self {
        case .tooLarge: "这封邮件太大（超过 \(MailMessage.sizeLimit >> 20) MB）。请在邮箱里把 .canbao 附件单独保存出来，再处理那个文件。"
        case .tooComplex: "这封邮件里的附件或层层转发太多。请在邮箱里把 .canbao 附件单独保存出来，再处理那个文件。"
        case .noPackage: "这封邮件里没有 .canbao 附件。如果是“超大附件”或网盘链接，请先下载那个文件再处理；否则请对方把 .canbao 文件作为普通附件重新发送。"
        }
    }
}
