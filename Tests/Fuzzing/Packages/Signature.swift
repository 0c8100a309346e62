import Foundation
@testable import SealedPackage

/// Layer 2. What is accepted encodes to the bytes that were read; whether it holds is the same every time, and strangers are refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignature(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    let package = SignedPackage(bytes: bytes)
    _ = DEROutline(package)
    guard let signed = try? SignedContent(strictly: bytes) else {
        Harness.promise((try? SignatureReading(package)) == nil, "a signature refused and read")
        return 0
    }
    Harness.promise((try? signed.encoded()) == bytes, "a signature that encodes otherwise")
    let verdicts = (0..<2).map { _ in
        Result { () throws(PackageError) in
            try package.verified(trusting: .authorityOrRegistration(stranger, now: signed.attributes.date, newest: { _ in nil }))
        }
    }
    switch (verdicts[0], verdicts[1]) {
    case (.success(let one), .success(let two)):
        // Only a signer that signed itself gets this far without our authority.
        Harness.promise(one.signer.isSelfSigned && one.manifestDigest == two.manifestDigest, "a stranger believed")
    case (.failure(let one), .failure(let two)): Harness.promise(one == two, "two refusals of one signature")
    default: Harness.promise(false, "a signature that holds once")
    }
    if let reading = try? SignatureReading(package) { _ = ContainerReading(reading).manifest.map(ManifestReading.init) }
    return 0
}

/// An authority that has issued nothing.
private let stranger = {
    guard let authority = try? CertificateAuthority(code: "0", now: Date(timeIntervalSince1970: 1_700_000_000)) else {
        fatalError("no authority")
    }
    return authority.certificate
}()
