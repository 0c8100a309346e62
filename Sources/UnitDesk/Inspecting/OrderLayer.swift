import Exchange
import SealedPackage
import UnitStore

extension InspectedLayer {
    /// Step 8, by this unit's ledger.
    static func order(of manifest: Manifest, digest: String, _ known: InspectionKnowledge) -> InspectedLayer {
        var layer = InspectedLayer("次序")
        guard let unit = known.unit, let mail = known.mail else {
            layer.lines.append("这里没有单位的账，无从判断")
            return layer
        }
        switch manifest.kind {
        case .activation:
            layer.lines.append("本机现在用的是第 \(unit.activationSequence) 号开户包")
            layer.check("不比现在用的旧", manifest.sequence >= unit.activationSequence)
        case .declaration: layer.lines.append("申报包的次序由中心判断")
        case .result: layer.judge(manifest, digest, mail)
        }
        return layer
    }

    private mutating func judge(_ manifest: Manifest, _ digest: String, _ mail: Correspondence) {
        lines.append(mail.accepted.last.map { "本机最近导入的是第 \($0.sequence) 号（\($0.time)）" } ?? "按现在的开户还没有导入过结果包")
        if mail.highestSeen > mail.accepted.last?.sequence ?? 0 { lines.append("本机见过的最高号是第 \(mail.highestSeen) 号") }
        let book = OrderBook(
            accepted: mail.accepted.map { .init(sequence: $0.sequence, manifest: $0.manifest, time: $0.time) },
            highestSeen: mail.highestSeen)
        do throws(ExchangeError) {
            switch try book.judge(manifest.sequence, manifest: digest, sent: manifest.sent) {
            case .alreadyImported(let time): lines.append("这个包在 \(time) 已经导入过")
            case .new(let missing) where missing.isEmpty: lines.append("是接着上一个来的，中间不缺号")
            case .new(let missing): lines.append("可以接着导入；缺第 \(missing.map(String.init).joined(separator: "、")) 号，它包含了全部内容")
            }
        } catch {
            lines.append("\(error.code)：\(error.message)")
            holds = false
        }
    }
}
