import CenterStore
import Enrollment
import LongWork

/// What a comparison knows before it looks at the first row.
struct ComparisonSetting: Sendable {
    let comparison: Comparison
    let closes: CalendarDate
    let isCoreLoaded: Bool
    let areExemptionsLoaded: Bool
    /// nil: people are looked up one by one.
    let register: RegisterDigest?
    /// Of all units, by code.
    let names: [String: String]
    let communities: [String: Set<String>]
    /// By declaration and position: the other units that declare the same identity.
    let others: [Int: [Int: [DeclaringUnit]]]

    /// - Parameter inTime: the judged fields of rows that the unit had declared before the closing day; asked only of a late declaration.
    func circumstances(of row: ComparedRow, in declaration: DeclarationRecord, inTime: [PersonReference: [String]]) -> Circumstances {
        let isLate = declaration.delivered > closes && inTime[row.reference] != row.judgedFields
        return Circumstances(
            isCoreLoaded: isCoreLoaded, areExemptionsLoaded: areExemptionsLoaded, unit: declaration.unit,
            communities: communities[declaration.unit] ?? [], otherUnits: others[declaration.id]?[row.position] ?? [],
            missedClosing: isLate ? closes : nil)
    }
}

extension CenterDesk {
    /// For all rows of the declarations.
    func comparisonSetting(_ declarations: [DeclarationRecord], _ progress: WorkProgress) throws -> ComparisonSetting {
        let names = try unitNames()
        let (register, others) = try WorkAhead.both({ try self.store.registerDigest() }) {
            try otherDeclarers(declarations, names, progress)
        }
        return try comparisonSetting(names, register: register, others: others)
    }

    /// For one row alone.
    func comparisonSetting(of row: ComparedRow, in declaration: DeclarationRecord) throws -> ComparisonSetting {
        let names = try unitNames()
        let others = try store.declarers(of: row.identity, insuranceYear: declaration.insuranceYear).filter { $0 != declaration.unit }
            .map { DeclaringUnit(code: $0, name: names[$0] ?? "") }
        return try comparisonSetting(names, register: nil, others: [declaration.id: [row.position: others]])
    }

    private func comparisonSetting(
        _ names: [String: String], register: RegisterDigest?, others: [Int: [Int: [DeclaringUnit]]]
    ) throws -> ComparisonSetting {
        let closes = try profile.closes
        return ComparisonSetting(
            comparison: Comparison(deadline: closes), closes: closes, isCoreLoaded: try store.isCoreLoaded(),
            areExemptionsLoaded: try store.areExemptionsLoaded(), register: register, names: names,
            communities: try store.unitCommunities(), others: others)
    }

    private func unitNames() throws -> [String: String] {
        Dictionary(try store.units().map { ($0.code, $0.name) }, uniquingKeysWith: { $1 })
    }

    private func otherDeclarers(
        _ declarations: [DeclarationRecord], _ names: [String: String], _ progress: WorkProgress
    ) throws -> [Int: [Int: [DeclaringUnit]]] {
        var doubles = DoubleDeclarations()
        try progress.begin("正在查找重复申报", of: declarations.count)
        for (index, declaration) in declarations.enumerated() {
            try store.forEachIdentity(declaration.id) { doubles.add(index, $0, hash: $1) }
            try progress.step(index + 1)
        }
        let candidates = doubles.candidates()
        var wanted: [Int: [Int]] = [:]
        for place in candidates.joined() { wanted[place.declaration, default: []].append(place.position) }
        let identities = try wanted.map { index, positions in
            (index, try store.identities(declarations[index].id, at: positions))
        }
        let byDeclaration = Dictionary(identities, uniquingKeysWith: { $1 })
        var others: [Int: [Int: [DeclaringUnit]]] = [:]
        for group in candidates {
            // Alike by hash is not yet alike.
            for (_, places) in Dictionary(grouping: group, by: { byDeclaration[$0.declaration]?[$0.position] }) where places.count > 1 {
                for place in places {
                    others[declarations[place.declaration].id, default: [:]][place.position] =
                        places.filter { $0.declaration != place.declaration }.map {
                            let unit = declarations[$0.declaration].unit
                            return DeclaringUnit(code: unit, name: names[unit] ?? "")
                        }
                }
            }
        }
        return others
    }

    /// Of a late declaration: what the unit had declared in time, so that what stands unchanged is not late.
    func rowsInTime(_ declaration: DeclarationRecord, _ setting: ComparisonSetting) throws -> [PersonReference: [String]] {
        guard declaration.delivered > setting.closes else { return [:] }
        let inTime = try store.declarations(insuranceYear: declaration.insuranceYear, unit: declaration.unit)
            .last { $0.delivered <= setting.closes }
        guard let inTime else { return [:] }
        return Dictionary(
            try store.comparedRows(inTime, setting.register).map { ($0.reference, $0.judgedFields) }, uniquingKeysWith: { $1 })
    }
}
