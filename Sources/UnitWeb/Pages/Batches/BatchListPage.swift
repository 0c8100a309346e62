import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

/// Where a list is taken in, and all batches of its kind.
struct BatchListPage: Page {
    static let template = "batches"

    struct BatchView: Sendable {
        let path: String
        let number: String
        let fileName: String
        let time: String
        let operatorName: String
        let state: String
        let open: String
        let submitted: String
    }

    struct Sheet: Sendable {
        let index: String
        let name: String
        /// How many rows, and the first people, so that two classes can be told apart.
        let about: String
    }

    let shell: Shell
    let path: String
    let isAmendment: Bool
    let isReduction: Bool
    let steps: [String]
    /// Asked when several sheets look like the list.
    let workbook: String?
    let sheets: [Sheet]
    let batches: [BatchView]
    let hasBatches: Bool
    let hasSeveralOpen: Bool
}

extension Web {
    func batches(_ destination: Destination, _ visit: Visit) async throws -> Response {
        let batches = try visit.desk.batches().filter { $0.layout == destination.layout }
        let workbook = visit.session.workbook.flatMap { $0.destination == destination ? $0 : nil }
        return renderer.response(
            BatchListPage(
                shell: try shell(destination, visit), path: destination.path, isAmendment: destination == .amendments,
                isReduction: destination == .reductions,
                steps: Self.steps(destination), workbook: workbook?.file.name,
                sheets: (workbook?.sheets ?? []).map { BatchListPage.Sheet($0) },
                batches: batches.map {
                    BatchListPage.BatchView(
                        path: "\(destination.path)/\($0.number)", number: String($0.number), fileName: $0.fileName, time: $0.created.minute,
                        operatorName: $0.operator, state: $0.state.title, open: $0.openRows.grouped, submitted: $0.submittedRows.grouped)
                }, hasBatches: !batches.isEmpty, hasSeveralOpen: batches.count { $0.state == .open } > 1))
    }

    private static func steps(_ destination: Destination) -> [String] {
        switch destination {
        case .amendments:
            [
                "到“单位下年度申报人员信息查询”导出名单，在 Excel 里改好。不改的行可以留着，也可以删掉，都不受影响。",
                "在上面选取改好的文件，点“导入”。按编号找人，没有编号的按证件号码找。",
                "看一遍原值和新值，再点“提交”。提交以后也能整批撤销。",
            ]
        case .reductions:
            [
                "下载模板，填上要减少的人（四列），保存为 Excel 文件；或者到“单位下年度申报人员信息查询”里打勾减少。", "选取文件，点“导入”，先看校验结果。",
                "确认无误，选好减少原因，点“提交”。提交以后也能整批撤销。",
            ]
        default:
            [
                "下载模板，按模板的次序填好名单，保存为 Excel 文件（.xls 或 .xlsx）。一个班一个文件也行，可以一次选几个文件。",
                "选取文件，点“导入”，先看校验结果。错的格子可以在页面上直接改。", "点“提交”。没有提交的批次，关掉程序也不会丢。",
            ]
        }
    }
}

extension BatchListPage.Sheet {
    init(_ sheet: FittingSheet) {
        let names = sheet.names.joined(separator: "、") + (sheet.rows > sheet.names.count ? "……" : "")
        self.init(
            index: String(sheet.index), name: sheet.name, about: sheet.rows.grouped + " 行" + (sheet.names.isEmpty ? "" : "：" + names))
    }
}
