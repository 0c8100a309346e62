import CenterStore
import Exchange
import Foundation
import Ledger
import X509

/// What the center knows of the units whose packages come in, with what it has accepted since and not yet stored.
struct ReceivingBook {
    private struct Unit {
        var activation: ActivationRecord?
        var issued: IssuedActivation?
        /// The highest number in the ledger, or about to stand there.
        var highest = 0
    }

    private let desk: CenterDesk
    private let insuranceYear: Int
    private let codes: Set<String>
    private let marks: [String: SideFile.Marks]
    private var units: [String: Unit] = [:]
    /// The rows of declarations that were accepted and are not yet stored.
    private var rows: [String: [DeclaredRow]] = [:]
    private var refusals: Set<PackageRecord> = []

    init(_ desk: CenterDesk) throws {
        self.desk = desk
        insuranceYear = try desk.profile.insuranceYear
        codes = Set(try desk.store.units().map(\.code))
        marks = desk.side.allMarks()
    }

    func isKnown(_ unit: String) -> Bool { codes.contains(unit) }

    mutating func activation(_ unit: String) throws -> (record: ActivationRecord, issued: IssuedActivation)? {
        if units[unit] == nil { units[unit] = try read(unit) }
        guard let known = units[unit], let record = known.activation, let issued = known.issued else { return nil }
        return (record, issued)
    }

    private func read(_ unit: String) throws -> Unit {
        guard let activation = try desk.store.activations(unit: unit).first(where: \.isCurrent) else { return Unit() }
        let highest = try desk.store.highest(.received, unit: unit)
        let book = OrderBook(
            accepted: try desk.store.passed(.received, unit: unit, activation: activation.manifest)
                .map { OrderBook.Accepted(sequence: $0.sequence, manifest: $0.manifest, time: $0.time) },
            highestSeen: max(highest, marks[unit]?.seen?.sequence ?? 0))
        return Unit(activation: activation, issued: try issued(activation, activation.certificates, book), highest: highest)
    }

    private func issued(
        _ activation: ActivationRecord, _ certificates: UnitCertificates?, _ book: OrderBook
    ) throws -> IssuedActivation {
        IssuedActivation(
            manifest: activation.manifest, insuranceYear: insuranceYear,
            made: Date(timeIntervalSince1970: Double(activation.madeSeconds)), secret: activation.secret,
            signing: try certificates.map { try Certificate(derEncoded: $0.signing) },
            encryption: try certificates.map { try Certificate(derEncoded: $0.encryption) }, book: book)
    }

    mutating func accept(_ declaration: NewDeclaration, time: String) throws {
        guard let known = units[declaration.unit], let activation = known.activation, let before = known.issued else { return }
        let certificates = declaration.certificates ?? activation.certificates
        let book = before.book.with(.init(sequence: declaration.sequence, manifest: declaration.manifest, time: time))
        units[declaration.unit] = Unit(
            activation: activation.with(certificates), issued: try issued(activation, certificates, book),
            highest: max(known.highest, declaration.sequence))
        rows[declaration.unit] = declaration.declared
    }

    /// The database has forgotten the number, which only the file beside it knows: it was restored.
    func hasForgotten(_ sequence: Int, of unit: String) -> Bool { sequence > units[unit]?.highest ?? 0 }

    /// The rows of the unit's newest declaration; none when there is none.
    func newestRows(_ unit: String) throws -> [DeclaredRow] {
        try rows[unit] ?? desk.store.newestDeclaration(insuranceYear: insuranceYear, unit: unit).map { try desk.store.declared($0.id) }
            ?? []
    }

    /// They are stored, or were only tried.
    mutating func forgetRows() { rows = [:] }

    /// The highest number accepted under the activation, for the file beside the database.
    func newest(_ unit: String) -> SideFile.Mark? {
        units[unit]?.issued?.book.accepted.last.map { SideFile.Mark(sequence: $0.sequence, manifest: $0.manifest) }
    }

    /// false when the very same refusal stands in the ledger, so that receiving the same files again changes nothing.
    mutating func isNews(_ refusal: PackageRecord) throws -> Bool {
        var timeless = refusal
        timeless.time = ""
        guard refusals.insert(timeless).inserted else { return false }
        return try !desk.store.hasRefusal(refusal)
    }
}
