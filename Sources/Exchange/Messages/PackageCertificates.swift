import SealedPackage
import X509

extension VerifiedPackage {
    func certificate(_ path: String) -> Certificate? { files[path].flatMap(Certificate.pem) }

    /// nil when there is none; refused when there is no more than one, or what there is can't be read.
    func requests() throws(ExchangeError) -> CertificateRequests? {
        guard files[AuthorityFiles.signingRequest] != nil || files[AuthorityFiles.encryptionRequest] != nil else { return nil }
        guard let requests = CertificateRequests(files: files) else { throw .certificatesMalformed }
        return requests
    }

    /// Two certificates of one owner, the first of which signs; the same holds for them.
    func certificates(
        _ signing: String, _ encryption: String, of owner: Manifest.Party
    ) throws(ExchangeError) -> (signing: Certificate, encryption: Certificate)? {
        guard files[signing] != nil || files[encryption] != nil else { return nil }
        guard let signing = certificate(signing), let encryption = certificate(encryption), signing.isFor(.signing),
            encryption.isFor(.encryption), [signing, encryption].allSatisfy({ $0.commonName == owner.code && $0.role == owner.role })
        else { throw .certificatesMalformed }
        return (signing, encryption)
    }
}

extension ExchangeError {
    static let certificatesMalformed = tableMalformed(table: "证书", row: nil)
}
