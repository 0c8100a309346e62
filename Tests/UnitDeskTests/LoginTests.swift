import Enrollment
import Foundation
import Paperwork
import SealedPackage
import Testing

@testable import UnitDesk

@Suite struct LoginTests {
    @Test func fiveWrongPasswordsLockAlsoAcrossRestarts() throws {
        let desk = try DeskFixture.desk()
        for left in [4, 3, 2, 1, 0] {
            #expect(throws: DeskError.passwordWrong(attemptsLeft: left)) { try desk.unlock(password: "wrong") }
        }
        let restarted = try UnitDesk(desk.folder)
        #expect(throws: DeskError.loginLocked(minutes: 5)) { try restarted.unlock(password: DeskFixture.password) }
        let later = try UnitDesk(desk.folder, clock: Clock { Date().addingTimeInterval(301) })
        _ = try later.unlock(password: DeskFixture.password)
        _ = try UnitDesk(desk.folder).unlock(password: DeskFixture.password)
    }

    @Test func aChangedPasswordOpensTheSameKeys() throws {
        let desk = try DeskFixture.desk()
        #expect(throws: DeskError.passwordWeak(.short)) { try desk.changePassword(from: DeskFixture.password, to: "short", operator: "王") }
        try desk.changePassword(from: DeskFixture.password, to: "another password", operator: "王")
        #expect(throws: DeskError.self) { try desk.unlock(password: DeskFixture.password) }
        _ = try desk.unlock(password: "another password")
    }

    @Test func aWrongLoginCodeSaysSo() throws {
        let desk = try DeskFixture.desk()
        #expect(throws: DeskError.loginCodeWrong) { try desk.checkLoginCode("320572") }
        try desk.checkLoginCode(" 320571 ")
    }

    @Test func withoutAUnitThereIsNothingToOpen() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-desk-\(UUID())", directoryHint: .isDirectory)
        let desk = try UnitDesk(DataFolder(folder))
        #expect(try desk.profile == nil)
        #expect(throws: DeskError.unitMissing) { try desk.unlock(password: "x") }
        #expect(throws: DeskError.unitMissing) { try desk.listing(.declared) }
    }
}
