import CenterStore
import Enrollment
import Foundation
import SealedPackage

extension CenterDesk {
    /// The name under which the center's own password opens the page.
    package static let administrator = "管理员"
    /// Entries of the journal under these are nobody's of the operators.
    private static let reservedNames = [administrator, commandLineOperator]

    package func operators() throws -> [OperatorRecord] { try store.operators() }

    /// - Parameter vaultCost: log2 of scrypt's N; tests take a small one.
    package func addOperator(_ name: String, password: String, vaultCost: Int = KeyVault.standardCost) throws {
        let name = name.onOneLine.trimmed
        guard (1...30).contains(name.unicodeScalars.count), !Self.reservedNames.contains(name) else { throw OperatorRefusal.name }
        guard try store.operator(name) == nil else { throw OperatorRefusal.exists(name) }
        try store.setOperator(
            OperatorRecord(name: name, vault: try vault(password, of: name, vaultCost), isActive: true),
            entry: entry("operator.added", name))
    }

    /// A new password also opens a login that was locked or disabled.
    package func setPassword(_ password: String, ofOperator name: String, vaultCost: Int = KeyVault.standardCost) throws {
        guard try store.operator(name) != nil else { throw OperatorRefusal.unknown(name) }
        try store.setOperator(
            OperatorRecord(name: name, vault: try vault(password, of: name, vaultCost), isActive: true),
            entry: entry("operator.password", name))
    }

    /// What the operator did stays in the journal under the name.
    package func disableOperator(_ name: String) throws {
        guard let record = try store.operator(name) else { throw OperatorRefusal.unknown(name) }
        try store.setOperator(
            OperatorRecord(name: name, vault: record.vault, isActive: false), entry: entry("operator.disabled", name))
    }

    /// What is to be said of the password a center is made with: the operator of `init` is warned and not held up.
    package static func weakness(of password: String, code: String) -> String? {
        do {
            try PasswordPolicy.check(password, known: [code])
            return nil
        } catch {
            return error.message
        }
    }

    static func checkPassword(_ password: String, known: [String]) throws {
        do {
            try PasswordPolicy.check(password, known: known)
        } catch {
            throw OperatorRefusal.passwordWeak(error)
        }
    }

    /// Whoever opens it has shown the password; there is nothing in it.
    private func vault(_ password: String, of name: String, _ cost: Int) throws -> [UInt8] {
        try Self.checkPassword(password, known: [name, profile.code])
        return Array(try JSONEncoder().encode(KeyVault(sealing: [], password: password, cost: cost)))
    }
}
