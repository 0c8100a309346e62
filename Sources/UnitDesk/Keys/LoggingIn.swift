import Foundation
import SealedPackage
import UnitStore

extension UnitDesk {
    package static let leastPasswordLength = 8
    private static let attempts = 5
    private static let lockMinutes = 5

    /// Step 1.
    package func checkLoginCode(_ code: String) throws {
        let unit = try unit()
        try checkLock()
        guard code.trimmingCharacters(in: .whitespacesAndNewlines) == unit.profile.code else { throw DeskError.loginCodeWrong }
    }

    /// Step 2. Five failures lock the login for five minutes, every further one for as long again, also across restarts.
    package func unlock(password: String) throws -> UnlockedKeys {
        _ = try unit()
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        try checkLock()
        do {
            let keys = try UnlockedKeys(opening: ring.vault, password: password)
            try store.setLogin(failures: 0, lockedUntil: 0)
            return keys
        } catch is KeyVault.Failure {
            let failures = try store.login().failures + 1
            let lockedUntil = failures >= Self.attempts ? seconds + Self.lockMinutes * 60 * (failures - Self.attempts + 1) : 0
            try store.setLogin(failures: failures, lockedUntil: lockedUntil)
            throw DeskError.passwordWrong(attemptsLeft: max(0, Self.attempts - failures))
        }
    }

    package func changePassword(from old: String, to new: String, operator name: String) throws {
        let keys = try unlock(password: old)
        try Self.checkPassword(new)
        try store.changeVault(keys.vault(password: new), by: act(name))
    }

    static func checkPassword(_ password: String) throws {
        guard password.count >= leastPasswordLength else { throw DeskError.passwordTooShort }
    }

    /// A clock that was set back must not lock for years.
    private func checkLock() throws {
        let left = try store.login().lockedUntil - seconds
        guard left <= 0 || left > 86_400 else { throw DeskError.loginLocked(minutes: (left + 59) / 60) }
    }

    private var seconds: Int { Int(clock.now().timeIntervalSince1970) }
}
