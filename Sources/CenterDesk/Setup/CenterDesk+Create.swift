import CenterStore
import Enrollment
import Foundation
import Ledger
import Paperwork
import SealedPackage
import X509

/// What `init` asks for.
package struct CenterSetup: Sendable {
    package let code: String
    package let name: String
    /// The declared year.
    package let insuranceYear: Int
    package let opens: CalendarDate
    package let closes: CalendarDate

    package init(code: String, name: String, insuranceYear: Int, opens: CalendarDate, closes: CalendarDate) {
        self.code = code
        self.name = name
        self.insuranceYear = insuranceYear
        self.opens = opens
        self.closes = closes
    }
}

extension CenterDesk {
    /// A new center with its authority and keys; refuses where one is already.
    ///
    /// - Parameter vaultCost: log2 of scrypt's N; tests take a small one.
    package static func create(
        _ setup: CenterSetup, in folder: CenterFolder, password: String, clock: Clock = .system,
        operatorName: String = commandLineOperator, vaultCost: Int = KeyVault.standardCost
    ) throws -> CenterDesk {
        guard UnitCode.isValid(setup.code) else { throw CenterRefusal.centerCode(setup.code) }
        guard (1...100).contains(setup.name.unicodeScalars.count) else { throw CenterRefusal.centerName }
        guard setup.opens <= setup.closes else { throw CenterRefusal.dates(opens: setup.opens, closes: setup.closes) }
        if folder.holdsDatabase, let profile = try CenterStore(file: folder.database, backups: folder.backups).profile() {
            throw CenterRefusal.centerExists(code: profile.code)
        }
        let keys = try CenterKeys(code: setup.code, now: clock.now())
        let credentials = try keys.credentials(password: password, cost: vaultCost)
        let store = try CenterStore(file: folder.database, backups: folder.backups)
        let desk = CenterDesk(folder: folder, store: store, clock: clock, operatorName: operatorName)
        try store.create(
            CenterProfile(
                code: setup.code, name: setup.name, insuranceYear: setup.insuranceYear, opens: setup.opens, closes: setup.closes),
            credentials: credentials,
            entry: desk.entry("center.created", setup.code, ["insuranceYear": String(setup.insuranceYear)]))
        return desk
    }

    /// `password.wrong` when it does not open the keys.
    package func unlock(password: String) throws -> CenterKeys {
        guard let credentials = try store.credentials() else { throw CenterRefusal.centerMissing }
        return try CenterKeys(credentials, password: password)
    }

    /// The same keys under another password; backups from before keep the former one.
    package func changePassword(from old: String, to new: String, vaultCost: Int = KeyVault.standardCost) throws {
        let keys = try unlock(password: old)
        try Self.checkPassword(new, known: [profile.code])
        try store.reseal(keys: keys.credentials(password: new, cost: vaultCost).sealedKeys, entry: entry("password.changed", profile.code))
    }

    /// Before certificates go out: those with under 400 days left are made anew over the same keys. Within `exclusively`.
    func current(_ keys: CenterKeys) throws -> CenterKeys {
        guard let credentials = try store.credentials() else { throw CenterRefusal.centerMissing }
        let stored = try keys.with(signing: credentials.signing, encryption: credentials.encryption)
        let soon = clock.now().addingTimeInterval(400 * 86_400)
        guard min(stored.signing.certificate.notValidAfter, stored.encryptionCertificate.notValidAfter) < soon else { return stored }
        let renewed = try keys.renewed(code: profile.code, now: clock.now())
        try store.renew(
            signing: renewed.signing.certificate.derBytes, encryption: renewed.encryptionCertificate.derBytes,
            entry: entry("certificates.renewed", profile.code))
        return renewed
    }

    /// What the letters print and a unit sees when it is activated.
    package func authorityFingerprint() throws -> String {
        guard let credentials = try store.credentials() else { throw CenterRefusal.centerMissing }
        return try Certificate(derEncoded: credentials.authority).fingerprint
    }
}
