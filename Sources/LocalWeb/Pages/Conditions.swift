import Enrollment

/// What a list was asked for, read from its address or from a form that carries it along.
package struct Conditions: Sendable {
    package let pairs: [(name: String, value: String)]

    package init(_ names: [String], _ value: (String) -> String) {
        pairs = names.map { ($0, value($0).trimmed) }.filter { !$0.1.isEmpty }
    }

    package subscript(name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    /// The address of the same list; `changes` replace what is set.
    package func path(_ path: String, with changes: [(String, String)] = []) -> String {
        let kept = pairs.filter { pair in !changes.contains { $0.0 == pair.name } }
        let query = (kept.map { ($0.name, $0.value) } + changes).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.encoded)" }
        return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
    }
}
