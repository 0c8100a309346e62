import DurableFile
import Foundation
import Testing

@testable import UnitDesk

@Suite struct InboxTests {
    private let inbox = Inbox(DataFolder(FileManager.default.temporaryDirectory.appending(path: "canbao-inbox-\(UUID())")))

    @Test func aPackageWaitsUntilItIsTakenOut() throws {
        #expect(inbox.newest(.result) == nil)
        #expect(try inbox.put([1, 2], name: "320571-2027-R0001.canbao") == .result)
        #expect(inbox.newest(.result) == "320571-2027-R0001.canbao" && inbox.newest(.activation) == nil)
        #expect(inbox.bytes("320571-2027-R0001.canbao", .result) == [1, 2])
        inbox.remove("320571-2027-R0001.canbao", .result)
        #expect(inbox.newest(.result) == nil)
    }

    @Test(arguments: [
        ("a.canbao", "a.canbao"), ("../../a.canbao", "a.canbao"), ("..", "包.canbao"), ("", "包.canbao"), (".hidden", "hidden"),
        (String(repeating: "长", count: 100) + ".canbao", String(repeating: "长", count: 64) + ".canbao"),
    ])
    func aNameNeverLeavesTheFolder(given: String, kept: String) throws {
        try inbox.put([1], name: given)
        #expect(inbox.newest(.result) == kept)
    }

    @Test(arguments: ["../result/a", "/etc/hostname", "", ".", "b"])
    func onlyWhatIsListedCanBeNamed(name: String) throws {
        try inbox.put([1], name: "a")
        #expect(inbox.bytes(name, .result) == nil)
        inbox.remove(name, .result)
        #expect(inbox.newest(.result) == "a")
    }

    @Test func theOldestGoWhenThereAreMany() throws {
        for number in 1...25 { try inbox.put([1], name: "R\(100 + number)") }
        #expect(inbox.bytes("R125", .result) != nil && inbox.bytes("R101", .result) == nil)
    }
}
