import CenterStore
import Enrollment

/// Without the core system's data nothing can be decided.
struct CoreNotLoadedRule: ComparisonRule {
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling? {
        register.isLoaded ? nil : .waiting(isCoreLoaded: false)
    }
}
