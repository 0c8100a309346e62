import Ledger
import LocalWeb
import SealedPackage
import UnitDesk
import UnitStore

/// The exchange as a double entry: what went out on the left, what came back on the right, and how they tie in the middle.
struct LedgerRows {
    private let log: ExchangeLog

    init(_ log: ExchangeLog) { self.log = log }

    /// `unsent`: changes that wait for the next package.
    func html(unsent: Int, nextSequence: Int) -> String {
        var out = Markup()
        if unsent > 0 {
            out.raw("<tr><td><div class=\"slot none\"><strong>D")
            out.text(nextSequence.padded)
            out.raw("</strong> <span>还没有导出，有 ")
            out.link("/declare", "\(unsent.grouped) 项变更")
            out.raw("未发送</span></div></td><td><div class=\"tie broken\"><span class=\"tag\">待导出</span></div></td>")
            out.raw("<td><div class=\"slot none\">—</div></td></tr>")
        }
        for line in log.lines { row(line, to: &out) }
        return out.html
    }

    private func row(_ line: ExchangeLog.Line, to out: inout Markup) {
        out.raw("<tr><td>")
        if let sent = line.sent { slot(sent, to: &out) } else { out.raw("<div class=\"slot none\">—</div>") }
        out.raw("</td><td>")
        tie(line, to: &out)
        out.raw("</td><td>")
        if let received = line.received { slot(received, to: &out) } else { out.raw("<div class=\"slot none\">—</div>") }
        out.raw("</td></tr>")
    }

    private func slot(_ sent: ExchangeLog.Sent, to out: inout Markup) {
        let package = sent.package
        out.raw("<div class=\"slot\"><strong>")
        out.link("/packages/\(package.fileName)", "D" + package.sequence.padded)
        out.raw("</strong><span>")
        let ways = sent.deliveries.map(\.way).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        out.text(([package.time.minute] + ways).joined(separator: "，"))
        out.raw("</span><span>申报 ")
        out.text(package.rows.grouped)
        out.raw(" 人</span>")
        digest(package, to: &out)
        out.raw("</div>")
    }

    private func tie(_ line: ExchangeLog.Line, to out: inout Markup) {
        switch (line.sent, line.received) {
        case (let sent?, _):
            let standing = sent.standing
            if case .asSent = standing { out.raw("<div class=\"tie\">") } else { out.raw("<div class=\"tie broken\">") }
            tag(standing.title, standing.kind, to: &out)
            out.raw("</div>")
            switch standing {
            case .asSent where sent.rows.unanswered == 0: small("\(sent.rows.sent.grouped) 行都有结果", to: &out)
            case .asSent:
                out.raw("<span class=\"small\">")
                out.link("/packages/\(sent.package.fileName)?show=unanswered", "\(sent.rows.unanswered.grouped) 行还没有结果")
                out.raw("</span>")
            default: small(standing.sentence, to: &out)
            }
        case (nil, .result(_, let result)):
            out.raw("<div class=\"tie broken\">")
            tag("答复", "info", to: &out)
            out.raw("</div>")
            small(
                result.answers.isEmpty
                    ? "没有针对哪个申报包" : result.answered.map { "也是对 D\($0.padded) 的答复" } ?? "它答复的申报包不是本机发出的", to: &out)
        case (nil, .activation):
            tag("开户", "", to: &out)
        case (nil, .missing):
            out.raw("<div class=\"tie broken\">")
            tag("缺号", "error", to: &out)
            out.raw("</div>")
            small("后来的结果包说明中心发出过", to: &out)
        case (nil, .late):
            out.raw("<div class=\"tie broken\">")
            tag("来晚了", "", to: &out)
            out.raw("</div>")
            small("没有采用，也不用再找", to: &out)
        case (nil, nil): break
        }
    }

    private func slot(_ received: ExchangeLog.Received, to out: inout Markup) {
        switch received {
        case .result(let package, let result):
            out.raw("<div class=\"slot\"><strong>")
            out.link("/packages/\(package.fileName)", "R" + package.sequence.padded)
            out.raw("</strong><span>")
            out.text(package.time.minute)
            out.raw("</span><span>接收 ")
            out.text(result.accepted.grouped)
            out.raw("，驳回 ")
            out.link("/rejections", result.rejected.grouped)
            out.raw("，核查中 ")
            out.text(result.pending.grouped)
            if result.older > 0 { out.text("，其中 \(result.older.grouped) 行是对旧内容的答复") }
            if result.foreign > 0 { out.text("；\(result.foreign.grouped) 行不是本机发出的") }
            out.raw("</span>")
            digest(package, to: &out)
            out.raw("</div>")
        case .activation(let package):
            out.raw("<div class=\"slot\"><strong>A")
            out.text(package.sequence.padded)
            out.raw("</strong><span>")
            out.text("\(package.time.minute)，本年度在保 \(package.rows.grouped) 人")
            out.raw("</span>")
            digest(package, to: &out)
            out.raw("</div>")
        case .missing(let sequence, let fileName):
            out.raw("<div class=\"slot missing\"><strong>R")
            out.text(sequence.padded)
            out.raw("</strong><span>本机没有导入。请在邮箱或 U 盘里找 <span class=\"code\">")
            out.text(fileName)
            out.raw("</span>，找不到就请中心重发；后来的结果包包含它的全部内容。</span></div>")
        case .late(let package):
            out.raw("<div class=\"slot none\"><strong>R")
            out.text(package.sequence.padded)
            out.raw("</strong><span>")
            out.text("\(package.time.minute) 来过，比已经导入的旧")
            out.raw("</span></div>")
        }
    }

    private func digest(_ package: PackageRecord, to out: inout Markup) {
        out.raw("<span class=\"code muted\">")
        let groups = Fingerprint.grouped(hex: package.manifest).split(separator: " ")
        out.text(groups.prefix(2).joined(separator: " ") + " … " + (groups.last ?? ""))
        out.raw("</span>")
    }

    private func tag(_ text: String, _ kind: String, to out: inout Markup) {
        out.raw("<span class=\"tag ")
        out.text(kind)
        out.raw("\">")
        out.text(text)
        out.raw("</span>")
    }

    private func small(_ text: String, to out: inout Markup) {
        out.raw("<span class=\"small\">")
        out.text(text)
        out.raw("</span>")
    }
}
