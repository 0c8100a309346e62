import Delivery
import Foundation

// What the tests beside this folder ask of Delivery: bytes in, bytes or one JSON document out.

func answer(_ value: some Encodable) throws {
    FileHandle.standardOutput.write(try JSONEncoder().encode(value))
}

func input() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }

struct Copied: Encodable {
    var outcome: String?
    var isPastCache: Bool?
    var code: String?
}

struct Listed: Encodable {
    let name: String
    let mountPoint: String
    let isWritable: Bool
    let freeBytes: Int64
}

switch CommandLine.arguments.dropFirst().first {
case "volumes":
    try answer(
        SystemVolumes().list().map {
            Listed(name: $0.name, mountPoint: $0.mountPoint.path, isWritable: $0.isWritable, freeBytes: $0.freeBytes)
        })
case "copy":
    // The device as it was when the stick was listed, the mount point, the name.
    let arguments = CommandLine.arguments
    let numbers = arguments[2].split(separator: ":").compactMap { UInt32($0) }
    let volume = Volume(
        name: "U", mountPoint: URL(filePath: arguments[3]), device: DeviceNumber(major: numbers[0], minor: numbers[1]), freeBytes: 0,
        totalBytes: 0)
    do throws(VolumeError) {
        let copy = try volume.copy(input(), as: arguments[4])
        try? answer(Copied(outcome: copy.outcome.rawValue, isPastCache: copy.isReadPastCache))
    } catch {
        try answer(Copied(code: error.code))
    }
case "draft":
    // The address, the subject, the text, the file's name; the file comes in.
    let arguments = CommandLine.arguments
    let draft = MailDraft(
        to: MailAddress(arguments[2]), subject: arguments[3], text: arguments[4], fileName: arguments[5], file: input())
    FileHandle.standardOutput.write(Data(draft.bytes))
case "packages":
    do throws(MailError) {
        let packages = try MailMessage.packages(in: input())
        try? answer(packages.map { [$0.name, Data($0.bytes).base64EncodedString()] })
    } catch {
        try answer(["code": error.code])
    }
default: exit(64)
}
