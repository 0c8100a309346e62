import DurableFile
import Enrollment
import Foundation
import Paperwork
import UnitDesk
import Workbook

/// The whole round trip, step by step: two declarations and two results.
package struct Demonstration {
    private let folder: URL
    private let say: (String) -> Void

    package init(in folder: URL, say: @escaping (String) -> Void) {
        self.folder = folder
        self.say = say
    }

    package func run() throws {
        try DurableFile.makeFolder(folder)
        let (center, unit) = try DemoCenter.create(in: folder)
        let profile = try unit.profile
        say("1. 中心已建立，并给\(profile?.name ?? "")开户：\(folder.appending(path: "packages").path)")
        try staging(unit)
        let first = try unit.declare(keys: keys(unit), operator: "演示", into: folder.appending(path: "packages"))
        say("5. 已导出第 \(first.sequence) 个申报包：\(first.url.path)")
        say(
            "   \(first.totals.renewals) + \(first.totals.additions) − \(first.totals.reductions) = \(first.totals.declared) 人，摘要 \(first.manifest)"
        )
        try answering(center, unit, step: 6)
        try mending(unit)
        let second = try unit.declare(keys: keys(unit), operator: "演示", into: folder.appending(path: "packages"))
        say("9. 已导出第 \(second.sequence) 个申报包：\(second.url.path)")
        try answering(center, unit, step: 10)
        try center.exportKeys(to: folder.appending(path: "keys"))
        say("12. 演示中心的密钥和证书：\(folder.appending(path: "keys").path)，可以用 openssl 打开上面的包")
        let declared = folder.appending(path: "declared.xls")
        try DurableFile.write(unit.export(.declared, ListQuery(), as: .xls), to: declared)
        say("13. 下年度申报名单：\(declared.path)")
    }

    private func staging(_ unit: UnitDesk) throws {
        for (layout, sheet, step) in [(Layout.additions, DemoPaper.additions, 2), (.reductions, DemoPaper.reductions, 3)] {
            let file = folder.appending(path: layout.rawValue + ".xls")
            let bytes = try sheet.encoded(as: .xls)
            try DurableFile.write(bytes, to: file)
            let staged = try unit.stage(layout, fileName: file.lastPathComponent, bytes: bytes, sheet: nil, operator: "演示")
            say("\(step). 导入 \(file.path)：第 \(staged.number) 批，\(staged.report.rows) 行，合格 \(staged.report.accepted) 行")
            for finding in staged.report.findings {
                say("   第 \(finding.row) 行　\(finding.severity == .error ? "错误" : "提醒")　\(finding.column)　\(finding.message)")
            }
            let errors = folder.appending(path: layout.rawValue + "-errors.xls")
            try DurableFile.write(unit.errorSheet(staged.number, as: .xls), to: errors)
            let submitted = try unit.submit(staged.number, goodRowsOnly: true, operator: "演示")
            say("   已提交 \(submitted.submitted) 行，\(submitted.kept) 行留在本批，错误表：\(errors.path)")
        }
        let equation = try unit.equation()
        say("4. 上年度续保 \(equation.renewals) + 本年度新增 \(equation.additions) − 本年度减少 \(equation.reductions) = 下年度申报 \(equation.declared)")
    }

    private func answering(_ center: DemoCenter, _ unit: UnitDesk, step: Int) throws {
        let answer = try center.answer()
        for package in answer.received {
            say("\(step). 中心接收 \(package.file)：\(package.accepted ? "已接收" : "已拒收") \(package.message)")
        }
        for unit in answer.compared { say("   比对：接收 \(unit.accepted)，驳回 \(unit.rejected)，核查中 \(unit.pending)") }
        say("\(step + 1). 结果包：\(answer.result.package.path)")
        let plan = try unit.previewResult(
            Array(Data(contentsOf: answer.result.package)), fileName: answer.result.package.lastPathComponent, keys: keys(unit))
        try unit.apply(plan, operator: "演示")
        say("   单位已导入：" + plan.changes.filter { $0.count > 0 }.map { "\($0.title) \($0.count)" }.joined(separator: "，"))
        for rejection in try unit.rejections(ListQuery()) {
            say("   \(rejection.state.title)　\(rejection.person.person.name)　\(rejection.reason)（\(rejection.party.title)）")
        }
    }

    /// The first rejection that the unit can mend: the name as the register has it.
    private func mending(_ unit: UnitDesk) throws {
        let record = try unit.find(Identity(type: "001", number: "230502198901182964"))
        var person = record.person
        person[.name] = "小米米"
        try unit.amend(record.reference, to: person, version: record.version, operator: "演示")
        say("8. 核对证件后更正姓名：小米 → 小米米")
    }

    private func keys(_ unit: UnitDesk) throws -> UnlockedKeys { try unit.unlock(password: DemoCenter.unitPassword) }
}
