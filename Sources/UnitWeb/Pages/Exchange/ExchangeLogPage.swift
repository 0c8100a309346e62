import Exchange
import Hummingbird
import Ledger
import SealedPackage
import UnitDesk

struct ExchangeLogPage: Page {
    static let template = "exchange-log"

    struct PackageView: Sendable {
        let direction: String
        let kind: String
        let sequence: String
        let fileName: String
        let isSent: Bool
        let time: String
        let rows: String
        let receipt: String?
        let receiptKind: String
        let digest: String
    }

    struct RefusedView: Sendable {
        let time: String
        let fileName: String
        let reason: String
    }

    let shell: Shell
    let packages: [PackageView]
    let refused: [RefusedView]
    let hasRefused: Bool
}

extension Web {
    @Sendable func exchangeLog(_ visit: inout Visit) async throws -> Response {
        let receipts = try visit.desk.receipts()
        let packages = try visit.desk.packages()
        return renderer.response(
            ExchangeLogPage(
                shell: try shell(.packages, visit),
                packages: packages.filter { $0.direction != .refused }.map { package in
                    let receipt = package.direction == .sent ? ReceiptView(package, receipts) : nil
                    return ExchangeLogPage.PackageView(
                        direction: package.direction == .sent ? "发出" : "收到", kind: package.kindTitle, sequence: String(package.sequence),
                        fileName: package.fileName, isSent: package.direction == .sent, time: package.time.minute,
                        rows: package.rows.grouped,
                        receipt: receipt?.text, receiptKind: receipt?.kind ?? "",
                        digest: Fingerprint.grouped(hex: String(package.manifest.prefix(16))))
                },
                refused: packages.filter { $0.direction == .refused }.prefix(20).map {
                    ExchangeLogPage.RefusedView(time: $0.time.minute, fileName: $0.fileName, reason: Self.reason($0.code))
                }, hasRefused: packages.contains { $0.direction == .refused }))
    }

    static func reason(_ code: String) -> String { PackageError(rawValue: code)?.message ?? ordered[code] ?? "不能采用（\(code)）。" }

    /// Of the refusals that know more than their code, what the code alone tells.
    private static let ordered = [
        "sequence.stale": "比已经收到的旧，不用再导入。", "sequence.forked": "与已经收到的同号，内容不同，请联系中心。", "recipient.other": "是发给别的单位的。",
        "kind.unexpected": "不是结果包，请看一下是不是选错了文件。", "activation.ended": "是用已经停用的开户包做的，请联系中心。", "year.other": "是别的年度的。",
        "table.malformed": "里面的表格不完整，请让中心重发。", "totals.differ": "里面的合计对不上，请让中心重发。",
    ]
}

/// Whether the center holds what we sent, by its own receipts.
struct ReceiptView {
    let kind: String
    let text: String

    init(_ package: PackageRecord, _ receipts: [(sequence: Int, manifest: String, time: String, code: String)]) {
        if let receipt = receipts.first(where: { $0.manifest == package.manifest }) {
            (kind, text) = receipt.code.isEmpty ? ("ok", "中心已收到，摘要一致") : ("error", "中心没有采用：\(Web.reason(receipt.code))")
        } else if receipts.contains(where: { $0.sequence == package.sequence }) {
            (kind, text) = ("error", "中心收到的与本机的不同，请联系中心")
        } else if package.sequence < receipts.map(\.sequence).max() ?? 0 {
            (kind, text) = ("warn", "中心没有收到；后面的包已包含它的内容")
        } else {
            (kind, text) = ("info", "还没有回执")
        }
    }
}
