import Mustache

/// A page's struct, read once. The library would reflect it anew for every name it looks up, which costs more than the page itself.
final class Reflected: MustacheParent, Sendable {
    private let children: [String: any Sendable]

    init(_ page: any Sendable) { children = Self.children(of: page) }

    private init(children: [String: any Sendable]) { self.children = children }

    func child(named name: String) -> Any? { children[name] }

    private static func children(of value: Any) -> [String: any Sendable] {
        var children: [String: any Sendable] = [:]
        for child in Mirror(reflecting: value).children {
            if let label = child.label, let value = converted(child.value) { children[label] = value }
        }
        return children
    }

    /// Structs become `Reflected`, lists of them lists; an absent part is no child.
    private static func converted(_ value: Any) -> (any Sendable)? {
        switch value {
        case let text as String: return text
        case let flag as Bool: return flag
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { converted($0.value) }
        case .collection: return mirror.children.compactMap { converted($0.value) }
        case .struct: return Reflected(children: children(of: value))
        default: return nil
        }
    }
}
