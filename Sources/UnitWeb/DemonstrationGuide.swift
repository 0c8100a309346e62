import UnitDesk

/// A demonstration with an invented center behind it; the program brings it.
package protocol DemonstrationGuide: Sendable {
    /// Shown on the pages: it guards nothing real.
    var password: String { get }
    /// The invented unit, activated; the one that was begun before where there is one.
    func begin() throws -> UnitDesk
    /// A sheet to try an import with; nil for another name.
    func sheet(_ name: String) throws -> [UInt8]?
    /// What the invented center answers to the newest declaration.
    func answer() throws -> (fileName: String, bytes: [UInt8])
    func clear() throws
}
