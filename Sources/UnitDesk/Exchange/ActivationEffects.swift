import Enrollment
import Exchange
import UnitStore

/// What an activation does to the people that are here already, shown before it is done.
package struct ActivationEffects: Sendable, Hashable {
    /// nil where the year stays.
    package let yearChange: YearChange?
    /// Names of people who are new to this PC: of the center's roster, and of the declaration that it carries back.
    package let added: [String]
    /// Renewals whom the center's roster no longer holds.
    package let dropped: [String]
    /// Changes of this PC that no package has carried; they stay, to be sent anew.
    package let unsent: Int
    package let openBatches: Int
}

extension UnitDesk {
    func effects(of message: ActivationMessage) throws -> ActivationEffects {
        let change = try yearChange(to: message.unit.insuranceYear)
        let roster = try store.roster()
        let known = change == nil ? roster.declared + roster.reduced : []
        let references = Set(known.map(\.reference))
        let identities = Set(known.map(\.person.identity))
        let insured = Set(message.insured.map(\.reference))
        let newRenewals = message.insured.filter { !references.contains($0.reference) && !identities.contains($0.person.identity) }
        let carried = (message.carried?.declared ?? []).filter { !references.contains($0.reference) && !insured.contains($0.reference) }
        return ActivationEffects(
            yearChange: change, added: newRenewals.map(\.person.name) + carried.map(\.person.name),
            dropped: known.filter { $0.origin == .renewal && !insured.contains($0.reference) }.map(\.person.name),
            unsent: try store.unsentChanges().total, openBatches: try store.batches().count { $0.state == .open })
    }
}
