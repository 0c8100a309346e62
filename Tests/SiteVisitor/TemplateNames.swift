/// What a template says, and what the struct behind it has.
package enum TemplateNames {
    /// Names that a struct of ours has, down through its parts.
    package static func names(_ value: Any, depth: Int = 0) -> Set<String> {
        guard depth < 8 else { return [] }
        var names: Set<String> = []
        for child in Mirror(reflecting: value).children {
            if let label = child.label, label != "some" { names.insert(label) }
            names.formUnion(self.names(child.value, depth: depth + 1))
        }
        return names
    }

    /// `{{name}}`, `{{{name}}}`, `{{#name}}`, `{{^name}}`, of `a.b` both; partials, blocks and parents aside.
    package static func used(_ source: String) -> Set<String> {
        var names: Set<String> = []
        for part in source.split(separator: "{{").dropFirst() {
            guard let tag = part.split(separator: "}}", maxSplits: 1, omittingEmptySubsequences: false).first, let first = tag.first else {
                continue
            }
            guard !"<>$/".contains(first), tag != "." else { continue }
            let name = "#^{".contains(first) ? tag.dropFirst() : tag
            names.formUnion(name.split(separator: ".").map(String.init))
        }
        return names
    }

    /// Optional parts whose name somebody around them has too: a Mustache would climb to that one where the part is nil.
    package static func climbing(_ value: Any, around: Set<String> = []) -> Set<String> {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle != .collection else {
            return mirror.children.reduce(into: []) { $0.formUnion(climbing($1.value, around: around)) }
        }
        guard mirror.displayStyle != .optional else { return mirror.children.first.map { climbing($0.value, around: around) } ?? [] }
        var names: Set<String> = []
        for child in mirror.children where Mirror(reflecting: child.value).displayStyle == .optional {
            if let label = child.label, around.contains(label) { names.insert(label) }
        }
        let inner = around.union(mirror.children.compactMap(\.label))
        for child in mirror.children {
            names.formUnion(climbing(child.value, around: inner))
        }
        return names
    }

    /// Texts that are always there: a section over one is drawn even where the text is empty.
    package static func texts(_ value: Any) -> Set<String> {
        Mirror(reflecting: value).children.reduce(into: []) { names, child in
            if type(of: child.value) == String.self, let label = child.label, label != "some" { names.insert(label) }
            names.formUnion(texts(child.value))
        }
    }

    package static func sections(_ source: String) -> Set<String> {
        Set(source.matches(of: /{{[#^]([A-Za-z.]+)}}/).map { $0.1.split(separator: ".").last.map(String.init) ?? "" })
    }
}
