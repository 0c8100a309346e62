@testable import SealedPackage

/// Layer 4. A document that is read and written says the same when it is read again, and is then written in the same bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzManifest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Harness.bytes(start, count)
    guard let document = try? JSONReader.document(bytes) else {
        Harness.promise((try? Manifest(bytes)) == nil, "a manifest that is no document")
        return 0
    }
    let written = document.encoded()
    // Written with indents, it may be over the limit where it was not before.
    guard written.count <= JSONReader.sizeLimit else { return 0 }
    guard let again = try? JSONReader.document(written) else { fatalError("a document that does not read as it was written") }
    Harness.promise(again == document && again.encoded() == written, "a document that changes")
    let (first, second) = (try? Manifest(bytes), try? Manifest(written))
    Harness.promise(first == second, "a manifest that changes")
    if let first {
        Harness.promise(
            (1...999_999).contains(first.sequence) && (first.activation == nil) == (first.kind == .activation), "a manifest out of bounds")
        Harness.promise(Set(first.resources.map(\.path)).count == first.resources.count, "a path listed twice")
    }
    return 0
}
