import Exchange
import SealedPackage
import X509

extension InspectedLayer {
    /// Steps 5 and 7.
    static func manifest(_ reading: ManifestReading, signer: Certificate, _ known: InspectionKnowledge) -> InspectedLayer {
        var layer = InspectedLayer("目录", ["摘要 sha256:\(reading.digest)"])
        guard let manifest = reading.manifest else {
            layer.lines += reading.document.map(fragments) ?? ["不是格式规定的 JSON"]
            if let failure = reading.failure { layer.fail(failure) }
            return layer
        }
        layer.lines += [
            "格式 \(Manifest.format)，\(manifest.kind.title)，\(manifest.insuranceYear) 年度，第 \(manifest.sequence) 号",
            "发送方 \(manifest.sender.words)，接收方 \(manifest.recipient.words)",
        ]
        layer.check("签名人就是发送方", signer.commonName == manifest.sender.code && signer.role == manifest.sender.role)
        layer.check("这种包在单位导入", manifest.kind != .declaration)
        if let unit = known.unit {
            layer.check("发送方是本单位的中心", manifest.sender.role == .center && manifest.sender.code == unit.centerCode)
            layer.check("接收方是本单位", manifest.recipient.role == .unit && manifest.recipient.code == unit.profile.code)
            if unit.profile.insuranceYear != manifest.insuranceYear { layer.lines.append("本机办理的是 \(unit.profile.insuranceYear) 年度") }
        }
        if let activation = manifest.activation {
            layer.lines.append("按开户包 sha256:\(activation) 做的")
            layer.check("这是本单位现在用的开户包", known.unit.map { $0.activation == activation })
            layer.lines.append(manifest.sent.words)
            layer.lines.append(manifest.seen == 0 ? "对方还没有收过本单位的包" : "对方收到的最高号是第 \(manifest.seen) 号")
            layer.lines.append(known.words(forAnswers: manifest.answers))
        }
        if let next = manifest.next { layer.lines.append("下一个申报包是第 \(next.declaration) 号，下一个结果包是第 \(next.result) 号") }
        if manifest.registrationSecret != nil { layer.lines.append("登记用的密钥：有（不显示）") }
        if manifest.registration != nil { layer.lines.append("登记码：有") }
        layer.lines.append(
            "合计 " + manifest.totals.sorted { $0.key < $1.key }.map { "\(Self.words[$0.key] ?? $0.key) \($0.value)" }.joined(separator: "，"))
        if !manifest.journalHead.isEmpty { layer.lines.append("对方日志到 \(manifest.journalHead)") }
        return layer
    }

    /// What can still be told of a manifest that is refused.
    private static func fragments(_ document: JSONDocument) -> [String] {
        guard let own = document["canbao"] else { return ["没有 canbao 一节"] }
        return ["format", "kind", "insuranceYear", "sequence"].map { name in
            switch own[name] {
            case .string(let text)?: "\(name)：“\(text)”"
            case .integer(let number)?: "\(name)：\(number)"
            case nil: "\(name)：没有"
            default: "\(name)：不是文字也不是数"
            }
        }
    }

    private static let words = [
        "accepted": "接收", "rejected": "驳回", "pending": "核查中", "insured": "本年度在保", "declared": "下年度申报", "reduced": "减少", "renewals": "上年度续保",
        "additions": "本年度新增", "reductions": "本年度减少",
    ]
}

extension Manifest.Kind {
    fileprivate var title: String {
        switch self {
        case .activation: "开户包"
        case .declaration: "申报包"
        case .result: "结果包"
        }
    }
}

extension Manifest.Party {
    fileprivate var words: String {
        switch role {
        case .center: "中心 \(code)"
        case .unit: "单位 \(code)"
        case .authority: "根证书 \(code)"
        }
    }
}

extension [Manifest.Numbered] {
    fileprivate var words: String {
        guard let last = self.max(by: { $0.sequence < $1.sequence }) else { return "此前没有发过" }
        return "此前发过 \(count) 个，最近是第 \(last.sequence) 号 sha256:\(last.manifest)"
    }
}

extension InspectionKnowledge {
    fileprivate func words(forAnswers digest: String?) -> String {
        guard let digest else { return "没有回答哪个申报包" }
        return "回答 sha256:\(digest)" + (sentSequence(ofManifest: digest).map { "，本单位第 \($0) 号申报包" } ?? (unit == nil ? "" : "，本机没有发过这个包"))
    }
}
