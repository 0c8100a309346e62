import Foundation
import Ledger
import SealedPackage
import UnitStore

extension UnitDesk {
    /// Step 1.
    package func checkLoginCode(_ code: String) throws {
        let unit = try unit()
        try open { try store.login().check(at: seconds) }
        guard code.trimmingCharacters(in: .whitespacesAndNewlines) == unit.profile.code else { throw DeskError.loginCodeWrong }
    }

    /// Step 2.
    package func unlock(password: String) throws -> UnlockedKeys {
        _ = try unit()
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        let lock = try open { try store.changeLogin { try $0.attempted(at: seconds) } }
        do {
            let keys = try UnlockedKeys(opening: ring.vault, password: password)
            try store.changeLogin { _ in LoginLock() }
            return keys
        } catch is KeyVault.Failure {
            throw DeskError.passwordWrong(attemptsLeft: lock.attemptsLeft)
        }
    }

    package func changePassword(from old: String, to new: String, operator name: String) throws {
        let keys = try unlock(password: old)
        try Self.checkPassword(new, code: try unit().profile.code)
        try store.changeVault(keys.vault(password: new), by: act(name))
    }

    static func checkPassword(_ password: String, code: String) throws {
        do {
            try PasswordPolicy.check(password, known: [code])
        } catch {
            throw DeskError.passwordWeak(error)
        }
    }

    private func open<Value>(_ attempt: () throws -> Value) throws -> Value {
        do {
            return try attempt()
        } catch let closed as LoginLock.Closed {
            throw DeskError.loginLocked(minutes: closed.minutes)
        }
    }

    private var seconds: Int { Int(clock.now().timeIntervalSince1970) }
}
