import CenterStore
import Ledger
import Paperwork

extension CenterDesk {
    /// Every package that passed, newest first; refused ones with their code.
    func packagesListing(_ unit: String?) throws -> Listing {
        Listing(
            title: "收发记录",
            columns: [
                ListingColumn("time", "时间"), ListingColumn("direction", "方向"), ListingColumn("kind", "类别"), ListingColumn("unit", "单位代码"),
                ListingColumn("sequence", "序号"), ListingColumn("file", "文件"), ListingColumn("rows", "人数"), ListingColumn("code", "结果"),
                ListingColumn("manifest", "摘要"),
            ],
            rows: try store.packages(unit: unit).map { package in
                [
                    .text(package.time), .word(package.direction.rawValue, reads: package.direction.title),
                    .word(package.kind, reads: package.kindTitle),
                    .text(package.counterpart),
                    package.sequence > 0 ? .count(package.sequence) : .none(reads: ""), .text(package.fileName), .count(package.rows),
                    .text(package.code), .text(package.manifest.isEmpty ? "" : "sha256:" + package.manifest),
                ]
            })
    }
}

extension PackageRecord {
    /// Empty where a refused file did not tell.
    package var kindTitle: String { ["activation": "开户包", "declaration": "申报包", "result": "结果包"][kind] ?? "" }
}

extension PackageRecord.Direction {
    /// As the center sees it.
    package var title: String {
        switch self {
        case .sent: "发出"
        case .received: "收到"
        case .refused: "退回"
        }
    }
}
