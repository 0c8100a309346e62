import CenterDesk
import CenterStore
import Enrollment
import LocalWeb

extension Markup {
    /// What was decided of a row, and whether by hand.
    mutating func outcome(_ outcome: RowOutcome?) {
        raw("<td class=\"value\">")
        if let outcome { tag(outcome.kind.title, outcome.kind.tag) } else { tag("尚未比对", "info") }
        if outcome?.isDecided == true { tag("人工决定", "info") }
        raw("</td>")
    }

    /// Why, in a few words and in the sentence that the unit reads.
    mutating func reason(_ outcome: RowOutcome?) {
        raw("<td class=\"reason\">")
        if let outcome, !outcome.reasonCode.isEmpty {
            raw("<strong>")
            text(ReasonCode(rawValue: outcome.reasonCode)?.title ?? outcome.reasonCode)
            raw("</strong><br><span class=\"small\">")
            text(outcome.reason)
            raw("</span>")
            whatToDo(about: outcome.reasonCode)
        }
        raw("</td>")
    }

    /// The way into the manual.
    mutating func whatToDo(about code: String) {
        guard let place = Web.manual.place(of: code) else { return }
        raw(" <a class=\"why small\" href=\"")
        text(place)
        raw("\">怎么办</a>")
    }

    mutating func party(_ outcome: RowOutcome?) {
        raw("<td class=\"value\">")
        if let party = outcome?.party { text(party.title) }
        if let deadline = outcome?.deadline {
            raw("<br><span class=\"small muted\">")
            text("\(deadline.short)前")
            raw("</span>")
        }
        raw("</td>")
    }
}

extension SeenRow {
    /// Of the row's own page.
    var path: String { "/units/\(unit)/people/\(reference.text.encoded)" }
}
