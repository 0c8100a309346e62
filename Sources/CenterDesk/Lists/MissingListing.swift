import CenterStore
import Paperwork

extension CenterDesk {
    /// Declarations that were sent, as later ones prove, and never arrived.
    func missingListing(_ units: [RegisteredUnit]) throws -> Listing {
        Listing(
            title: "缺号", columns: CenterColumns.unit + [ListingColumn("sequence", "缺少的申报包序号")],
            rows: try units.flatMap { unit in
                try missingDeclarations(unit.code).map { [.text(unit.code), .text(unit.name), .count($0)] }
            })
    }

    /// Ascending. A missing number that came too late, and was refused as stale, is no longer missing.
    func missingDeclarations(_ unit: String) throws -> [Int] {
        guard let activation = try store.activations(unit: unit).first(where: \.isCurrent) else { return [] }
        let packages = try store.packages(unit: unit).filter { $0.kind == "declaration" && $0.activation == activation.manifest }
        let received = packages.filter { $0.direction == .received }.map(\.sequence)
        let late = packages.filter { $0.code == "sequence.stale" }.map(\.sequence)
        let arrived = Set(received + late)
        guard let highest = received.max(), highest > activation.firstDeclaration else { return [] }
        return (activation.firstDeclaration..<highest).filter { !arrived.contains($0) }
    }
}
