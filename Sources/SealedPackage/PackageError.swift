/// Why a package is refused in steps 1 to 6 of taking in: nothing of it was used.
package enum PackageError: String, Error, Sendable, CaseIterable {
    case tooLarge = "package.too-large"
    case envelopeMalformed = "envelope.malformed"
    case envelopeUnsupported = "envelope.unsupported"
    case notForUs = "envelope.not-for-us"
    case wrongCode = "envelope.wrong-code"
    case envelopeDamaged = "envelope.damaged"
    case signatureMalformed = "signature.malformed"
    case signatureUnsupported = "signature.unsupported"
    case signatureInvalid = "signature.invalid"
    case signerUnknown = "signer.unknown"
    case signerExpired = "signer.expired"
    case signerSuperseded = "signer.superseded"
    case signerWrongUse = "signer.wrong-use"
    case containerMalformed = "container.malformed"
    case containerUnsafeEntry = "container.unsafe-entry"
    case containerDuplicateEntry = "container.duplicate-entry"
    case containerTooLarge = "container.too-large"
    case manifestMalformed = "manifest.malformed"
    case formatNewer = "format.newer"
    case unlistedEntry = "container.unlisted-entry"
    case missingEntry = "container.missing-entry"
    case resourceDigest = "resource.digest"

    package var code: String { rawValue }

    package var message: String {
        switch self {
        case .tooLarge: "这个文件超过 64 MB，不是正常的包。请看一下是不是选错了文件。"
        case .envelopeMalformed: "这个文件不是完整的包：可能选错了文件，也可能没有复制完。请重新复制一次，再不行就请对方重新发。"
        case .envelopeUnsupported: "这个包的加密方式本程序不认识。请更新程序，或请对方按规定的格式重新发。"
        case .notForUs: "这个包是发给别人的，这里打不开。请退还发来的人，并请中心发本单位的包。"
        case .wrongCode: "激活码不对，或者它不是这个开户包的激活码。请对照开户信重新输入。"
        case .envelopeDamaged: "这个包的内容在传送途中变了，不能使用。请重新复制一次，再不行就请对方重新发。"
        case .signatureMalformed: "这个包的签名部分不合规定，不能使用。请对方重新发。"
        case .signatureUnsupported: "这个包的签名方式本程序不认识。请更新程序，或请对方按规定的格式重新发。"
        case .signatureInvalid: "这个包的签名不对：内容被改动过，不能使用。请对方重新发，并告诉对方发生了这件事。"
        case .signerUnknown: "签这个包的人不是我们认识的，不能使用。请确认它真是对方发来的。"
        case .signerExpired: "签这个包的证书不在有效期内，不能使用。请对方换用有效的证书重新发。"
        case .signerSuperseded: "签这个包的证书已被新证书代替，不能使用。请对方用新证书重新发。"
        case .signerWrongUse: "签这个包的证书不是用来签包的，不能使用。请对方用正确的证书重新发。"
        case .containerMalformed: "包里的压缩文件不合规定，不能使用。请对方重新发。"
        case .containerUnsafeEntry: "包里有不该有的文件，不能使用。请对方重新发，并告诉对方发生了这件事。"
        case .containerDuplicateEntry: "包里有重名的文件，不能使用。请对方重新发。"
        case .containerTooLarge: "包里的内容展开后太大，不能使用。请对方重新发。"
        case .manifestMalformed: "包里的目录不合规定，不能使用。请对方重新发。"
        case .formatNewer: "这个包是更新版本的程序做的。请先更新本程序，再导入。"
        case .unlistedEntry: "包里有目录上没有的文件，不能使用。请对方重新发。"
        case .missingEntry: "包里缺少目录上写着的文件，不能使用。请对方重新发。"
        case .resourceDigest: "包里有文件与目录上的摘要不同，不能使用。请对方重新发。"
        }
    }
}
