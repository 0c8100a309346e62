import Ledger
import LocalWeb
import QRCode
import SealedPackage

/// The digest of a package on paper: in groups that two people read to each other, and as a code that a camera reads.
struct PrintedDigest: Sendable {
    /// Of four hex digits each.
    let groups: [String]
    let ends: String
    /// Markup; empty where the text is longer than a code of ours holds.
    let code: String

    init(_ package: PackageRecord) {
        groups = Self.groups(of: package.manifest)
        ends = Self.ends(of: package.manifest)
        code = QRCode("\(package.fileName) sha256:\(package.manifest)")?.svg(label: "二维码：文件名和摘要") ?? ""
    }

    /// The first two groups and the last.
    static func ends(of hex: String) -> String {
        let groups = groups(of: hex)
        return groups.prefix(2).joined(separator: " ") + " … " + (groups.last ?? "")
    }

    private static func groups(of hex: String) -> [String] { Fingerprint.grouped(hex: hex).split(separator: " ").map(String.init) }
}
