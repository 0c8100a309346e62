import CenterStore

/// Without the core system's data nothing can be decided.
struct CoreNotLoadedRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        circumstances.isCoreLoaded ? nil : .waiting(isCoreLoaded: false)
    }
}
