import Forge
import Foundation
import Testing

@testable import SealedPackage

/// Attacks too large to be stored; the others stand in Tests/Vectors.
@Suite struct AttackTests {
    private func code(_ work: () throws(PackageError) -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return error.code }
    }

    @Test func moreThanSixtyFourMebibytesAreNotLookedAt() {
        let limit = SealedPackage.sizeLimit
        #expect(
            code { () throws(PackageError) in _ = try SealedPackage(bytes: [UInt8](repeating: 0x30, count: limit + 1)) }
                == "package.too-large")
        #expect(
            code { () throws(PackageError) in _ = try SealedPackage(bytes: [UInt8](repeating: 0x30, count: limit)) } == "envelope.malformed"
        )
    }

    /// A parser that keeps a hundred bytes for each member would take gigabytes, and the process with it.
    @Test func millionsOfMembersAreNotKept() {
        let nulls = [UInt8](unsafeUninitializedCapacity: 40 << 20) { buffer, count in
            for position in stride(from: 0, to: buffer.count, by: 2) { (buffer[position], buffer[position + 1]) = (0x05, 0x00) }
            count = buffer.count
        }
        let flood = TLV.sequence(nulls)
        let before = peakMemory
        #expect(code { () throws(PackageError) in _ = try SealedPackage(bytes: flood) } == "envelope.malformed")
        #expect(
            code { () throws(PackageError) in _ = try SignedPackage(bytes: flood).verified(trusting: .activation) } == "signature.malformed"
        )
        #expect(peakMemory - before < 1 << 20)
    }

    /// In KiB.
    private var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
