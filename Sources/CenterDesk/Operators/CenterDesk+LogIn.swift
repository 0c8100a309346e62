import CenterStore
import Foundation
import Ledger
import SealedPackage

/// Whoever sits at the page.
package enum Attendant: Sendable, Hashable {
    case administrator
    /// As the record stood at the login.
    case `operator`(OperatorRecord)

    package var name: String {
        switch self {
        case .administrator: CenterDesk.administrator
        case .operator(let record): record.name
        }
    }

    package var isAdministrator: Bool { self == .administrator }
}

extension CenterDesk {
    package func logIn(_ name: String, password: String) throws -> Attendant {
        let record = try store.operator(name)
        guard name == Self.administrator || record?.isActive == true else { throw OperatorRefusal.passwordWrong(attemptsLeft: nil) }
        let lock: LoginLock
        do {
            lock = try store.changeLogin(of: name) { try $0.attempted(at: seconds) }
        } catch let closed as LoginLock.Closed {
            throw OperatorRefusal.loginLocked(minutes: closed.minutes, ofAdministrator: name == Self.administrator)
        }
        guard try opens(record, password: password) else {
            throw OperatorRefusal.passwordWrong(attemptsLeft: lock.attemptsLeft, ofAdministrator: name == Self.administrator)
        }
        try store.changeLogin(of: name) { _ in LoginLock() }
        return record.map(Attendant.operator) ?? .administrator
    }

    /// false once the operator was disabled or got another password.
    package func isStillAttended(by attendant: Attendant) throws -> Bool {
        switch attendant {
        case .administrator: true
        case .operator(let record): try store.operator(record.name) == record
        }
    }

    private func opens(_ record: OperatorRecord?, password: String) throws -> Bool {
        do {
            if let record {
                _ = try JSONDecoder().decode(KeyVault.self, from: Data(record.vault)).opened(with: password)
            } else {
                _ = try unlock(password: password)
            }
            return true
        } catch KeyVault.Failure.wrongPassword, CenterRefusal.passwordWrong {
            return false
        }
    }

    private var seconds: Int { Int(clock.now().timeIntervalSince1970) }
}
