import Enrollment

/// Where the manual says what to do about a code.
enum HelpAnchor {
    /// Findings have a place each, refusals one a group: the part before the first point.
    static func path(_ code: String) -> String {
        let isFinding = FindingCode(rawValue: code) != nil
        return "/help/problems#" + (isFinding ? code : code.split(separator: ".").first.map(String.init) ?? "")
    }
}
