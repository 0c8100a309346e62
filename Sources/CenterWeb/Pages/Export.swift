import CenterDesk
import Hummingbird
import LocalWeb
import Workbook

extension Web {
    /// A list as a file. The head leaves as soon as nothing can be refused any more, the rows as soon as they are written.
    @Sendable func export(_ visit: inout Visit) async throws -> Response {
        guard let list = CenterList(rawValue: visit.part(1)),
            let format = WorkbookFormat(rawValue: visit.part(2).split(separator: ".").last.map(String.init) ?? "")
        else { return Self.redirect("/") }
        let (desk, unit) = (visit.desk, visit.query("unit"))
        let listing = try await Task.detached { try desk.listing(list, unit: unit.isEmpty ? nil : unit) }.value
        try listing.check(fits: format)
        return Self.download(name: "\(list.fileName).\(format.rawValue)", request: visit.request) { progress in
            try progress.begin("正在准备")
            return try listing.encoded(as: format)
        }
    }
}

extension CenterList {
    var fileName: String {
        switch self {
        case .units: "单位"
        case .declarations: "申报包"
        case .rejections: "错误数据"
        case .pending: "待核查"
        case .fees: "缴费汇总"
        case .cards: "制卡"
        case .cardFailures: "制卡失败"
        case .packages: "收发记录"
        case .missing: "缺号"
        }
    }
}
