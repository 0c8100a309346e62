import ArgumentParser
import CenterDesk
import CommandLineSupport
import Enrollment
import Foundation

struct DeskOptions: ParsableArguments {
    @Option(help: ArgumentHelp("数据文件夹。", valueName: "DIR"))
    var data: String?

    var folder: CenterFolder { CenterFolder(URL(filePath: DataFolderPath.of(option: data, program: "canbao-center"))) }

    /// `center.missing` where there is none.
    func desk() throws -> CenterDesk {
        try opened {
            try CenterDesk(folder, whenBusy: { Console.say("另一个 canbao-center 正在办理，等它做完再开始。") }, tell: Console.say)
        }
    }

    /// A database that is damaged is named with the way back.
    func opened(_ open: () throws -> CenterDesk) throws -> CenterDesk {
        let command = "canbao-center restore" + (data.map { " --data '\($0)'" } ?? "")
        return try LostData.whileOpening(folder.backupFolder, command: command, withoutBackup: "请联系维护人员", open)
    }
}

struct PasswordOption: ParsableArguments {
    @Option(name: .customLong("password-file"), help: ArgumentHelp("密码所在的文件，- 表示标准输入。", valueName: "F"))
    var file: String

    func read() throws -> String { try SecretFile.read(file, option: "--password-file") }
}

/// Units by code, or all of them.
struct UnitSelection: ParsableArguments {
    @Argument(help: ArgumentHelp("单位代码。", valueName: "UNIT"))
    var units: [String] = []

    @Flag(help: "所有单位。")
    var all = false

    func validate() throws {
        guard all != !units.isEmpty else { throw ValidationError("请写出单位代码，或者用 --all 表示所有单位。") }
    }

    /// nil: all.
    var codes: [String]? { all ? nil : units }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(iso: argument) }
}

extension UnitKind: ExpressibleByArgument {}
extension CenterList: ExpressibleByArgument {}
