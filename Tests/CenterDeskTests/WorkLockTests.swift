import Foundation
import Synchronization
import Testing

@testable import CenterDesk

/// Two processes at once; a lock taken through another open file is another process as far as the lock can tell.
@Suite struct WorkLockTests {
    private let center: TestCenter

    init() throws { center = try TestCenter() }

    private func busily(_ work: () throws -> Void) throws {
        try WorkLock(file: center.desk.folder.lock).whileHeld(whenBusy: {}, work)
    }

    struct Step: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let run: @Sendable (CenterDesk, CenterKeys, URL) throws -> Void
    }

    @Test(arguments: [
        Step(testDescription: "receive") { desk, keys, _ in _ = try desk.receive([], keys: keys) },
        Step(testDescription: "compare") { desk, _, _ in _ = try desk.compare() },
        Step(testDescription: "result") { desk, keys, folder in _ = try desk.issueResults(nil, keys: keys, out: folder) },
        Step(testDescription: "activate") { desk, keys, folder in
            _ = try desk.activate(["U1"], keys: keys, out: folder, letters: folder.appending(path: "letters"))
        },
        Step(testDescription: "unit add") { desk, _, _ in try desk.addUnit(code: "U9", name: "九中", kind: .school) },
        Step(testDescription: "year extend") { desk, _, _ in _ = try desk.extendYear(to: .init(daysSince1970: 20_900)) },
    ])
    func theSecondSaysSo(_ step: Step) throws {
        let before = try center.desk.store.journalHead()
        try busily { _ = #expect(throws: CenterRefusal.busy) { try step.run(center.desk, center.keys, center.folder("out")) } }
        #expect(try center.desk.store.journalHead() == before)
        try step.run(center.desk, center.keys, center.folder("out"))
    }

    @Test func aRestoredCenterIsAnotherFile() throws {
        let backup = center.folder("backup.sqlite")
        try center.desk.backup(to: backup)
        _ = try CenterDesk.restore(from: backup, into: center.desk.folder)
        #expect(throws: CenterRefusal.restored) { try center.desk.addUnit(code: "U9", name: "九中", kind: .school) }
        #expect(try CenterDesk(center.desk.folder).units().contains { $0.code == "U9" } == false)
    }

    @Test func orWaits() throws {
        let waits = DispatchSemaphore(value: 0)
        let order = Mutex<[String]>([])
        let patient = try CenterDesk(center.desk.folder, clock: center.desk.clock) { waits.signal() }
        let second = DispatchQueue.global()
        let isDone = DispatchSemaphore(value: 0)
        try busily {
            second.async {
                try? patient.addUnit(code: "U9", name: "九中", kind: .school)
                order.withLock { $0.append("second") }
                isDone.signal()
            }
            waits.wait()
            order.withLock { $0.append("first") }
        }
        isDone.wait()
        #expect(order.withLock { $0 } == ["first", "second"])
        #expect(try center.desk.units().contains { $0.code == "U9" })
    }
}
