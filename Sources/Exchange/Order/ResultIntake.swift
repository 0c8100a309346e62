import SealedPackage

/// A result taken as far as step 9 at the unit.
package enum ResultVerdict: Sendable {
    case new(ResultMessage, missing: [Int])
    /// Counts as accepted, changes nothing.
    case alreadyImported(time: String)
}

/// Steps 7 to 9 at the unit.
package struct ResultIntake: Sendable {
    package let unitCode: String
    package let centerCode: String
    package let insuranceYear: Int
    /// Hex SHA-256 of the activation's manifest.
    package let activation: String
    package let book: OrderBook

    package init(unitCode: String, centerCode: String, insuranceYear: Int, activation: String, book: OrderBook) {
        self.unitCode = unitCode
        self.centerCode = centerCode
        self.insuranceYear = insuranceYear
        self.activation = activation
        self.book = book
    }

    /// - Parameter isForkAccepted: the operator has seen the differing rows and says so.
    package func judge(_ package: VerifiedPackage, isForkAccepted: Bool = false) throws(ExchangeError) -> ResultVerdict {
        let manifest = package.manifest
        guard package.signer.code == manifest.sender.code, package.signer.role == manifest.sender.role, manifest.sender.role == .center,
            manifest.sender.code == centerCode
        else { throw .notSender }
        guard manifest.recipient.role == .unit, manifest.recipient.code == unitCode else { throw .recipientOther }
        guard manifest.kind == .result else { throw .kindUnexpected }
        guard manifest.activation == activation else { throw .activationEnded }
        // The next year's result opens that year.
        guard [insuranceYear, insuranceYear + 1].contains(manifest.insuranceYear) else { throw .yearOther(manifest.insuranceYear) }
        switch try book.judge(
            manifest.sequence, manifest: package.manifestDigest, sent: manifest.sent, isForkAccepted: isForkAccepted)
        {
        case .alreadyImported(let time): return .alreadyImported(time: time)
        case .new(let missing):
            let message = try ResultMessage(package)
            // A year opens with its days and its roster, which only the result itself can tell.
            guard message.insuranceYear == insuranceYear || message.masterData.unit != nil else { throw Table.unit.malformed(nil) }
            guard message.insuranceYear == insuranceYear || message.masterData.insured != nil else { throw Table.insured.malformed(nil) }
            return .new(message, missing: missing)
        }
    }
}
