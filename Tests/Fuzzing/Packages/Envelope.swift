@testable import SealedPackage

/// Layer 1. What is accepted encodes to the bytes that were read, twice the same way; what is refused can still be outlined.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEnvelope(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    _ = DEROutline(bytes)
    let first = Result { () throws(PackageError) in try Envelope(strictly: bytes) }
    let second = Result { () throws(PackageError) in try Envelope(strictly: bytes) }
    switch (first, second) {
    case (.success(let envelope), .success(let again)):
        Harness.promise((try? envelope.encoded()) == bytes && (try? again.encoded()) == bytes, "an envelope that encodes otherwise")
        Harness.promise((try? EnvelopeReading(bytes))?.contentLength == envelope.ciphertext.count, "an envelope that reads otherwise")
    case (.failure(let error), .failure(let again)): Harness.promise(error == again, "two refusals of one envelope")
    default: Harness.promise(false, "an envelope accepted once and refused once")
    }
    return 0
}
