import SealedPackage

/// What one side has accepted of the other under one activation. Step 8 of taking in.
package struct OrderBook: Sendable {
    package struct Accepted: Sendable, Hashable {
        package let sequence: Int
        /// Hex SHA-256.
        package let manifest: String
        /// RFC 3339.
        package let time: String

        package init(sequence: Int, manifest: String, time: String) {
            self.sequence = sequence
            self.manifest = manifest
            self.time = time
        }
    }

    package enum Verdict: Sendable, Hashable {
        /// `missing`: numbers sent before that never arrived.
        case new(missing: [Int])
        case alreadyImported(time: String)
    }

    /// Ascending.
    package let accepted: [Accepted]
    /// From the database or the file beside it, whichever is higher.
    package let highestSeen: Int

    package init(accepted: [Accepted], highestSeen: Int) {
        self.accepted = accepted
        self.highestSeen = max(highestSeen, accepted.last?.sequence ?? 0)
    }

    /// With one more that was accepted.
    package func with(_ package: Accepted) -> OrderBook {
        OrderBook(accepted: (accepted + [package]).sorted { $0.sequence < $1.sequence }, highestSeen: highestSeen)
    }

    /// - Parameter isForkAccepted: the operator has seen the differing rows and says so.
    package func judge(
        _ sequence: Int, manifest: String, sent: [Manifest.Numbered], isForkAccepted: Bool = false
    ) throws(ExchangeError) -> Verdict {
        if let known = accepted.first(where: { $0.manifest == manifest }) { return .alreadyImported(time: known.time) }
        guard sequence > highestSeen else { throw .sequenceStale(sequence: sequence, highest: highestSeen) }
        guard isForkAccepted || !isForked(sent) else { throw .sequenceForked(sequence: sequence) }
        let arrived = Set(accepted.map(\.sequence))
        return .new(missing: Set(sent.map(\.sequence)).filter { $0 < sequence && !arrived.contains($0) }.sorted())
    }

    /// What the sender says to have sent before does not hold the newest package accepted: two PCs, or one restored from an old backup.
    package func isForked(_ sent: [Manifest.Numbered]) -> Bool {
        guard let newest = accepted.last else { return false }
        return Set(sent.filter { $0.sequence == newest.sequence }.map(\.manifest)) != [newest.manifest]
    }
}
