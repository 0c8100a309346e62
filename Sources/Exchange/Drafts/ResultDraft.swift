import Enrollment
import SealedPackage

/// A result to be.
package struct ResultDraft: Sendable {
    package let passage: Passage
    package let receipts: [Receipt]
    /// One for each row of the declaration that `passage.answers` names.
    package let outcomes: [Outcome]
    package let fees: [PlanFee]
    package let cards: [Card]
    package let cardFailures: [CardFailure]
    package let masterData: MasterData

    package init(
        passage: Passage, receipts: [Receipt], outcomes: [Outcome], fees: [PlanFee], cards: [Card], cardFailures: [CardFailure],
        masterData: MasterData
    ) {
        self.passage = passage
        self.receipts = receipts
        self.outcomes = outcomes
        self.fees = fees
        self.cards = cards
        self.cardFailures = cardFailures
        self.masterData = masterData
    }

    package func packageDraft() throws(ExchangeError) -> PackageDraft {
        var manifest = passage.manifest(.result)
        manifest.totals = [:]
        for kind in OutcomeKind.allCases { manifest.totals[kind.rawValue] = outcomes.count { $0.kind == kind } }
        var tables = [
            try Table.receipts.resource(receipts), try Table.outcomes.resource(outcomes), try Table.fees.resource(fees),
            try Table.cards.resource(cards), try Table.cardFailures.resource(cardFailures),
        ]
        if let unit = masterData.unit { tables.append(try Table.unit.resource([unit])) }
        if let codes = masterData.codes { tables.append(try Table.codes.resource(codes)) }
        if let plans = masterData.plans { tables.append(try Table.plans.resource(plans)) }
        if let rules = masterData.rules { tables.append(try Table.rules.resource(rules)) }
        if let insured = masterData.insured { tables.append(try Table.insured.resource(insured)) }
        return PackageDraft(manifest: manifest, tables: tables, pki: masterData.certificates?.files ?? [:])
    }
}
