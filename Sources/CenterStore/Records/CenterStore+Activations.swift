import Enrollment
import Foundation
import GRDB
import Ledger

/// Parts of a message that stay out of the next one once the unit is known to hold them; each with its digest.
package typealias MessageParts = [String: String]

extension CenterStore {
    /// Ends the former activation of the unit at once, and remembers what was sent.
    package func addActivation(_ new: NewActivation) throws {
        try database.write { db in
            try db.execute(sql: "UPDATE activation SET isCurrent = 0 WHERE unit = ? AND isCurrent = 1", arguments: [new.unit])
            try db.insert(
                into: "activation", "unit, insuranceYear, sequence, manifest, madeSeconds, firstDeclaration, secret, isCurrent",
                [new.unit, new.insuranceYear, new.sequence, new.manifest, new.madeSeconds, new.firstDeclaration, new.secret.blob, 1])
            try Self.remember(new.parts, activation: Int(db.lastInsertedRowID), sequence: 0, db)
            try PackageLedger.append(new.package, db)
            try Self.note(new.files, db)
            try Journal.append(new.entry, db)
        }
    }

    /// Newest first.
    package func activations(unit: String) throws -> [ActivationRecord] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM activation WHERE unit = ? ORDER BY id DESC", arguments: [unit])
                .map(ActivationRecord.init(row:))
        }
    }

    static func remember(_ parts: MessageParts, activation: Int, sequence: Int, _ db: Database) throws {
        for (part, digest) in parts {
            try db.insert(into: "sentPart", "activation, sequence, part, digest", [activation, sequence, part, digest])
        }
    }
}

extension ActivationRecord {
    init(row: Row) {
        let signing = row["signingCertificate"] as Data?
        let encryption = row["encryptionCertificate"] as Data?
        var certificates: UnitCertificates?
        if let signing, let encryption { certificates = UnitCertificates(signing: Array(signing), encryption: Array(encryption)) }
        self.init(
            id: row["id"], unit: row["unit"], insuranceYear: row["insuranceYear"], sequence: row["sequence"], manifest: row["manifest"],
            madeSeconds: row["madeSeconds"], firstDeclaration: row["firstDeclaration"], secret: row.bytes("secret"),
            isCurrent: row["isCurrent"], certificates: certificates)
    }
}
