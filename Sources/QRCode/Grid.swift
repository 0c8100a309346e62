/// A square of modules; x counts columns and y rows from the upper left one.
struct Grid<Module> {
    let size: Int
    private var modules: [Module]

    init(size: Int, filledWith module: Module) {
        self.size = size
        modules = Array(repeating: module, count: size * size)
    }

    subscript(x: Int, y: Int) -> Module {
        get { modules[y * size + x] }
        set { modules[y * size + x] = newValue }
    }
}

extension Grid: Sendable where Module: Sendable {}
extension Grid: Equatable where Module: Equatable {}
