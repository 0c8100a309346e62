import SealedPackage

/// The name of a package's file. A courtesy: nothing trusts it.
package enum PackageName {
    /// `320571-2027-D0003.canbao`
    package static func of(_ kind: Manifest.Kind, unit: String, insuranceYear: Int, sequence: Int) -> String {
        let letter =
            switch kind {
            case .activation: "A"
            case .declaration: "D"
            case .result: "R"
            }
        let digits = String(sequence)
        return "\(unit)-\(insuranceYear)-\(letter)\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).canbao"
    }
}
