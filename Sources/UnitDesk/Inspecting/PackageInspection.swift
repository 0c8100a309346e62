import Exchange
import Foundation
import SealedPackage

/// A package layer by layer, as far as anything of it can be read. What is shown here nothing else relies on: whether the package would be
/// taken in is asked of the same code that takes it in. Changes nothing.
package struct PackageInspection: Sendable {
    package struct Layer: Sendable, Hashable {
        package let name: String
        package let lines: [String]
    }

    package enum Conclusion: Sendable {
        case acceptable(String)
        /// `layer`: where it went wrong; nil where every layer holds and the package does not belong here all the same.
        case refused(layer: String?, code: String, message: String)
        /// Nothing that opens it was given.
        case unopened(String)
    }

    package let layers: [Layer]
    package let conclusion: Conclusion

    /// - Parameters:
    ///   - desk: the unit that is here; nil where there is none.
    ///   - keys: to open a result.
    ///   - code: to open an activation, as a person types it.
    package init(_ bytes: [UInt8], desk: UnitDesk?, keys: UnlockedKeys? = nil, code: String? = nil) throws {
        let inspector = try PackageInspector(bytes: bytes, desk: desk, keys: keys, code: code)
        let pages = inspector.pages()
        let wrong = pages.firstIndex { !$0.holds } ?? pages.count
        layers = pages.enumerated().map { position, page in
            Layer(name: page.name + (position > wrong ? "（未通过验证）" : ""), lines: page.lines)
        }
        do {
            conclusion = try inspector.conclusion()
        } catch {
            let (code, message) = Refusals.describe(error) ?? ("fault.internal", "读这个包时程序出了故障。")
            conclusion = .refused(layer: wrong < pages.count ? pages[wrong].name : nil, code: code, message: message)
        }
    }

    package var refusal: (code: String, message: String)? {
        guard case .refused(_, let code, let message) = conclusion else { return nil }
        return (code, message)
    }

    /// The last line of a report.
    package var summary: String {
        switch conclusion {
        case .acceptable(let sentence): "【可以导入】\(sentence)"
        case .refused(let layer, let code, let message): "【到此为止】" + (layer.map { "在“\($0)”这一层，" } ?? "") + "\(code)：\(message)"
        case .unopened(let sentence): "【没有打开】\(sentence)"
        }
    }
}

/// One layer as it was found.
struct InspectedLayer {
    let name: String
    var lines: [String]
    /// Nothing in it is wrong; what lies further in may be believed as far as this one goes.
    var holds = true

    init(_ name: String, _ lines: [String] = [], holds: Bool = true) {
        self.name = name
        self.lines = lines
        self.holds = holds
    }

    /// A fact that must be so; nil where nothing here can tell.
    mutating func check(_ fact: String, _ isSo: Bool?) {
        switch isSo {
        case true?: lines.append("［成立］\(fact)")
        case false?:
            lines.append("［不成立］\(fact)")
            holds = false
        case nil: lines.append("［无从判断］\(fact)")
        }
    }

    mutating func fail(_ error: PackageError) { check("符合格式的规定（\(error.code)）", false) }
}
