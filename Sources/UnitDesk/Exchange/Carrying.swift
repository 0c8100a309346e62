import Delivery
import Foundation
import Ledger
import SealedPackage

extension UnitDesk {
    /// What a clerk calls a U 盘, as plugged in now.
    package func volumes() -> [Volume] { SystemVolumes().list() }

    /// Copies a package that was made to a stick: whole or not at all. The log remembers it.
    package func copy(_ record: PackageRecord, to volume: Volume, operator name: String) throws -> VolumeCopy {
        guard let bytes = try sentPackage(record.fileName) else { throw DeskError.packageGone }
        let copy = try volume.copy(bytes, as: record.fileName)
        try noteDelivery(of: record, by: "U 盘", to: volume.name, operator: name)
        return copy
    }

    /// A mail with the package attached, for whatever program opens it; the address is the clerk's to fill in.
    package func mailDraft(of record: PackageRecord, operator name: String) throws -> [UInt8] {
        guard let bytes = try sentPackage(record.fileName) else { throw DeskError.packageGone }
        let unit = try unit()
        let title = "\(record.insuranceYear) 年度居民医保参保申报　\(unit.profile.code) \(unit.profile.name)　第 \(record.sequence) 号"
        let text = """
            \(unit.centerName)：

            附件是\(unit.profile.name)（单位代码 \(unit.profile.code)）\(record.insuranceYear) 年度居民医保参保申报包：
            \(record.fileName)
            申报 \(record.rows) 人，\(record.time.prefix(10)) 导出。
            摘要：\(Fingerprint.grouped(hex: record.manifest))

            申报包已加密并签名，只有中心能打开。收到后请核对摘要，并把结果包发回。
            经办人：\(name)
            """
        let draft = MailDraft(to: nil, subject: title, text: text, fileName: record.fileName, file: bytes)
        try noteDelivery(of: record, by: "电子邮件草稿", to: "", operator: name)
        return draft.bytes
    }
}
