/// What a part points to (ECMA-376 part 2, 9.3).
struct Relationships {
    struct Target {
        /// The last word of the type's address, which is the same in transitional and strict files.
        let kind: String
        /// The part's name, as `OOXMLPackage` has it.
        let part: String
    }

    /// Others are of no use here.
    private static let kinds: Set<String> = [
        "officeDocument", "styles", "sharedStrings", "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet",
    ]
    private static let limit = 4 * Workbook.Limits.sheets

    private(set) var targets: [String: Target] = [:]

    /// Where the relationships of a part stand; those of the package itself are those of the part without a name.
    static func part(for name: String) -> String {
        let cut = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        return name[..<cut] + "_rels/" + name[cut...] + ".rels"
    }

    /// None, where the part has no relationships.
    init(of name: String, in package: inout OOXMLPackage) throws(WorkbookError) {
        var targets: [String: Target] = [:]
        try package.read([Self.part(for: name)], limit: OOXMLPackage.headLimit) { _, part throws(WorkbookError) in
            while true {
                switch try part.next() {
                case .open("Relationship"): try Self.relationship(&part, base: name, &targets)
                case .end: return
                default: continue
                }
            }
        }
        self.targets = targets
    }

    func first(_ kind: String) -> String? { targets.values.filter { $0.kind == kind }.map(\.part).min() }

    private static func relationship(
        _ part: inout XMLScanner, base: String, _ targets: inout [String: Target]
    ) throws(WorkbookError) {
        var fields: [String: String] = [:]
        while let (name, value) = try part.attribute() {
            switch name {
            case "Id": fields["id"] = try part.string(value)
            case "Type": fields["type"] = try part.string(value)
            // Only the addresses of pages are longer.
            case "Target" where value.count <= OOXMLPackage.nameLimit: fields["target"] = try part.string(value)
            case "TargetMode": fields["mode"] = try part.string(value)
            default: continue
            }
        }
        guard let id = fields["id"], let type = fields["type"], let target = fields["target"], fields["mode"] != "External" else { return }
        guard let kind = type.split(separator: "/").last.map(String.init), kinds.contains(kind) else { return }
        guard targets.count < limit else { throw .beyond(.sheets) }
        targets[id] = Target(kind: kind, part: resolved(target, base: base))
    }

    /// RFC 3986, 5.2, as far as parts of one package need it.
    private static func resolved(_ target: String, base: String) -> String {
        let isAbsolute = target.hasPrefix("/") || target.hasPrefix("\\")
        var steps = isAbsolute ? [] : base.split(separator: "/").dropLast()
        let target = OOXMLPackage.normal(target)
        for step in target.split(separator: "/") {
            switch step {
            case ".": continue
            case "..": _ = steps.popLast()
            default: steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}
