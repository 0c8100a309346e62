import Foundation

/// One of the backups that a program made by itself; its name tells all that is shown of it.
package struct BackupFile: Sendable, Hashable {
    /// What came next, or had just been done.
    package enum Occasion: String, Sendable, CaseIterable {
        case request = "on-request"
        case exit = "at-exit"
        case migration = "before-migration"
        case beforeActivation = "before-activation"
        case afterActivation = "after-activation"
        case beforeUndo = "before-undo"
        case beforeResult = "before-result"
        case afterResult = "after-result"
        case afterDeclaration = "after-declaration"
        case answering = "result"
        case activating = "activate"

        package var title: String {
            switch self {
            case .request: "手工备份"
            case .exit: "退出系统时"
            case .migration: "程序升级前"
            case .beforeActivation: "导入开户包前"
            case .afterActivation: "导入开户包后"
            case .beforeUndo: "撤销一批前"
            case .beforeResult: "导入结果包前"
            case .afterResult: "导入结果包后"
            case .afterDeclaration: "导出申报包后"
            case .answering: "导出结果包后"
            case .activating: "发开户包后"
            }
        }
    }

    package let url: URL
    package var name: String { url.lastPathComponent }
    package let number: Int
    package let occasion: Occasion
    /// `2026-11-26 09:17`, in China, by the clock that the computer had.
    package let time: String

    /// nil for a file of another kind.
    init?(_ url: URL, of database: String) {
        guard let match = url.lastPathComponent.wholeMatch(of: /(.+)-([0-9]{4,9})-([0-9]{8})-([0-9]{6})-([a-z-]+)\.sqlite/),
            match.1 == database, let number = Int(match.2), let occasion = Occasion(rawValue: String(match.5))
        else { return nil }
        self.url = url
        self.number = number
        self.occasion = occasion
        let (day, clock) = (match.3, match.4)
        time = "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2)) \(clock.prefix(2)):\(clock.dropFirst(2).prefix(2))"
    }

    static func name(_ database: String, number: Int, _ time: Date, _ occasion: Occasion) -> String {
        var seconds = time_t(time.timeIntervalSince1970) + 8 * 3600
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let stamp = [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday].map { padded(Int($0), 2) }.joined()
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined()
        return "\(database)-\(padded(number, 4))-\(stamp)-\(clock)-\(occasion.rawValue).sqlite"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
