import CenterStore
import Enrollment

extension CenterDesk {
    /// `unit.exists` for a code that is taken.
    package func addUnit(code: String, name: String, kind: UnitKind) throws {
        guard UnitCode.isValid(code) else { throw CenterRefusal.unitCode(code) }
        guard (1...100).contains(name.unicodeScalars.count) else { throw CenterRefusal.unitName }
        try exclusively {
            guard try !store.units().contains(where: { $0.code == code }) else { throw CenterRefusal.unitExists(code) }
            try store.addUnit(RegisteredUnit(code: code, name: name, kind: kind), entry: entry("unit.added", code, ["name": name]))
        }
    }

    package func units() throws -> [RegisteredUnit] { try store.units() }
}
