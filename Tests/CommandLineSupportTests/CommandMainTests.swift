import ArgumentParser
import Testing

@testable import CommandLineSupport

private struct Wrong: Refusal {
    let code = "password.wrong"
    let message = "密码不对，请重新输入。"
}

private struct Unexpected: Error {}

private enum Ending: String, ExpressibleByArgument, CaseIterable { case done, refused, fault, usage, unwritable, partly }

private struct Try: ReportingCommand {
    @OptionGroup var report: ReportOptions
    @Argument var ending: Ending

    func run() async throws {
        switch ending {
        case .done: return
        case .refused: throw Wrong()
        case .fault: throw Unexpected()
        case .usage: throw UsageError("--out 和 --format 对不上。")
        case .unwritable: throw Unwritable()
        case .partly: throw ExitCode(1)
        }
    }
}

private struct Unwritable: Refusal {
    let code = "output.unwritable"
    let message = "写不进去。"
    let exitStatus = ExitStatus.cannotWrite
}

@Suite struct CommandMainTests {
    @Test(
        arguments: [
            (["done"], 0), (["refused"], 1), (["fault"], 70), (["usage"], 64), (["unwritable"], 73), (["partly"], 1),
            (["no-such-ending"], 64), ([], 64), (["done", "--no-such-option"], 64), (["--help"], 0),
        ] as [([String], Int32)])
    func exitStatus(arguments: [String], status: Int32) async {
        #expect(await CommandMain.run(Try.self, arguments: arguments) == status)
    }

    @Test func aRefusalAsJSON() {
        #expect(Wrong().json.encoded == #"{"refused": {"code": "password.wrong", "message": "密码不对，请重新输入。"}}"#)
        #expect(FileRefusal(Wrong(), file: "a.canbao").json.encoded.hasSuffix(#", "file": "a.canbao"}}"#))
    }

    @Test func documentsKeepTheirOrder() {
        let value = JSONValue.object([("b", .array([.number(-1), .null, .flag(true)])), ("a", .text("引\"号\n"))])
        #expect(value.encoded == #"{"b": [-1, null, true], "a": "引\"号\n"}"#)
    }

    @Test(arguments: [
        (Array("secret\n".utf8), "secret"), (Array("secret\r\nmore".utf8), "secret"), ([0xEF, 0xBB, 0xBF] + Array("密码".utf8), "密码"),
        (Array(" kept ".utf8), " kept "),
    ])
    func secretsAreFirstLines(bytes: [UInt8], secret: String) throws {
        #expect(try SecretFile.secret(in: bytes, option: "--password-file") == secret)
    }

    @Test(arguments: [[], Array("\n".utf8), [0xFF, 0xFE, 0x41, 0x00]] as [[UInt8]])
    func noSecret(bytes: [UInt8]) {
        #expect(throws: UsageError.self) { try SecretFile.secret(in: bytes, option: "--password-file") }
    }
}
