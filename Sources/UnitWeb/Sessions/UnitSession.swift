import Enrollment
import LocalWeb
import UnitDesk

typealias Session = LocalWeb.Session<UnitSession>

/// What is kept of a browser at the unit's page; after the login that is the unlocked keys.
struct UnitSession: SessionContents {
    var keys: UnlockedKeys?
    var operatorName = ""
    /// Login code accepted, password not yet.
    var passedCode = false
    /// Nobody was there for a while: the password alone goes on.
    var isLocked = false
    var isDemonstration = false
    /// A former year that is looked at; nil: the one that is open.
    var closedYear: Int?
    /// Shown, waiting for a yes.
    var activation: ActivationPlan?
    /// The name of its package in the inbox, where it came from there.
    var waiting = ""
    var result: ResultPlan?
    var swap: Swap?
    /// A workbook in which several sheets look like the list.
    var workbook: ChosenFile?

    var isLoggedIn: Bool { keys != nil }

    var afterLogin: UnitSession {
        var fresh = UnitSession()
        fresh.keys = keys
        fresh.operatorName = operatorName
        fresh.isDemonstration = isDemonstration
        fresh.closedYear = closedYear
        return fresh
    }

    var locked: UnitSession {
        var fresh = afterLogin
        fresh.keys = nil
        fresh.passedCode = true
        fresh.isLocked = true
        return fresh
    }
}

/// A file that waits for the clerk to say which of its sheets is meant.
struct ChosenFile: Sendable {
    let destination: Destination
    let file: Form.File
    let sheets: [FittingSheet]
}
