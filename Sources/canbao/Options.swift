import ArgumentParser
import CommandLineSupport
import Enrollment
import Foundation
import Paperwork
import UnitDesk

struct DeskOptions: ParsableArguments {
    @Option(help: ArgumentHelp("数据文件夹。", valueName: "DIR"))
    var data: String?

    var folder: DataFolder { DataFolder(URL(filePath: DataFolderPath.of(option: data, program: "canbao"))) }

    /// The folder's desk, of a unit or of none yet.
    func open() throws -> UnitDesk {
        let command = "canbao restore" + (data.map { " --data '\($0)'" } ?? "")
        return try LostData.whileOpening(folder.backupFolder, command: command, withoutBackup: "请启动页面，选“重新开始”") { try UnitDesk(folder) }
    }

    /// The desk of the unit that is here; `unit.missing` when there is none.
    func desk() throws -> UnitDesk {
        guard folder.holdsDatabase else { throw DeskError.unitMissing }
        let desk = try open()
        guard try desk.profile != nil else { throw DeskError.unitMissing }
        if let warning = try desk.clockWarning() { Console.say(warning) }
        return desk
    }
}

struct PasswordOption: ParsableArguments {
    @Option(name: .customLong("password-file"), help: ArgumentHelp("登录密码所在的文件，- 表示标准输入。", valueName: "F"))
    var file: String

    func read() throws -> String { try SecretFile.read(file, option: "--password-file") }
}

struct IdentityOptions: ParsableArguments {
    @Option(name: .customLong("identity-type"), help: ArgumentHelp("证件类型代码。", valueName: "T"))
    var type: String

    @Option(name: .customLong("identity-number"), help: ArgumentHelp("证件号码。", valueName: "N"))
    var number: String

    var identity: Identity { Identity(type: type, number: number) }
}

extension Layout: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso: argument) }
}
