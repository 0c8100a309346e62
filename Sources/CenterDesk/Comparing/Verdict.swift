import CenterStore
import Crypto
import Enrollment
import SealedPackage

/// What becomes of a row: the rules' word, or an operator's that still stands. Pure.
struct Verdict: Sendable {
    private enum Word {
        case rules
        case decision(DecisionRecord)
        /// An operator rejected the row, and it was amended since.
        case review(DecisionRecord)
    }

    private let ruling: Ruling?
    private let word: Word
    /// There was a decision, and the row is another one now.
    let hasLapsed: Bool

    /// A decision stands while the row is as the operator saw it. One that let the row pass, or wait, also stands while who it is and what is
    /// asked for are the same, so that a new telephone number brings no old question back; one that rejected it was about any field.
    ///
    /// - Parameter digest: of all the row's fields; asked only where there is a decision.
    init(_ ruling: Ruling?, decision: DecisionRecord?, on row: ComparedRow, digest: () throws -> String) rethrows {
        self.ruling = ruling
        guard let decision else {
            (word, hasLapsed) = (.rules, false)
            return
        }
        if try decision.digest == digest() || (decision.kind != .rejected && decision.judged == row.judgedDigest) {
            (word, hasLapsed) = (.decision(decision), false)
        } else if decision.kind == .rejected {
            (word, hasLapsed) = (.review(decision), true)
        } else {
            (word, hasLapsed) = (.rules, true)
        }
    }

    var isAccepted: Bool {
        switch word {
        case .rules: ruling == nil
        case .decision(let decision): decision.kind == .accepted
        case .review: false
        }
    }

    var isDecided: Bool {
        guard case .decision = word else { return false }
        return true
    }

    /// - Parameter number: what an accepted row carries.
    func outcome(of row: ComparedRow, number: String, _ comparison: Comparison) -> RowOutcome {
        switch word {
        case .rules: comparison.outcome(ruling, of: row, number: number)
        case .decision(let decision):
            switch decision.kind {
            case .accepted: RowOutcome(.accepted, personalNumber: number, isDecided: true)
            case .rejected:
                RowOutcome(
                    .rejected, personalNumber: row.personalNumber, reasonCode: ReasonCode.decided.rawValue, reason: decision.note,
                    party: ReasonCode.decided.party, deadline: comparison.deadline, isDecided: true)
            case .pending:
                RowOutcome(
                    .pending, personalNumber: row.personalNumber, reasonCode: ReasonCode.decided.rawValue, reason: decision.note,
                    party: .center, isDecided: true)
            }
        case .review(let decision):
            RowOutcome(
                .pending, personalNumber: row.personalNumber, reasonCode: ReasonCode.toReview.rawValue,
                reason: "单位已经更正，等待中心复核。原来的意见：\(decision.note)", party: ReasonCode.toReview.party)
        }
    }
}

extension ComparedRow {
    var judgedDigest: String { DecisionDigest.of(judgedFields) }
}

extension Person {
    /// Of the 17 fields: a number that the center gave meanwhile is no change of the unit's.
    var decisionDigest: String { DecisionDigest.of(fields) }
}

private enum DecisionDigest {
    /// Hex SHA-256.
    static func of(_ fields: [String]) -> String {
        Fingerprint.hex(SHA256.hash(data: Array(fields.joined(separator: "\u{1F}").utf8)))
    }
}
