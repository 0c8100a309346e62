import Crypto

extension Manifest {
    /// The whole descriptor (Frictionless Data Package v2) for these files.
    func descriptor(tables: [TableResource], pki: [String: [UInt8]]) -> JSONDocument {
        var resources = tables.map { $0.descriptor }
        resources += pki.sorted { $0.key < $1.key }.map { path, bytes in
            .object(
                [
                    JSONMember("name", .string(String(path.dropFirst(4).dropLast(4)))), JSONMember("path", .string(path)),
                    JSONMember("mediatype", .string("application/x-pem-file")),
                ] + integrity(bytes))
        }
        return .object([
            JSONMember("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            JSONMember("name", .string("canbao-\(kind.rawValue)")),
            JSONMember("resources", .array(resources)),
            JSONMember("canbao", own),
        ])
    }

    private var own: JSONDocument {
        var members = [
            JSONMember("format", .integer(Self.format)), JSONMember("kind", .string(kind.rawValue)), JSONMember("sender", sender.document),
            JSONMember("recipient", recipient.document), JSONMember("insuranceYear", .integer(insuranceYear)),
            JSONMember("sequence", .integer(sequence)),
        ]
        if kind != .activation {
            members += [
                JSONMember("activation", activation.map(JSONDocument.string) ?? .null),
                JSONMember("sent", .array(sent.map { .array([.integer($0.sequence), .string($0.manifest)]) })),
                JSONMember("seen", .integer(seen)), JSONMember("answers", answers.map(JSONDocument.string) ?? .null),
            ]
        }
        members += [
            JSONMember("totals", .object(totals.sorted { $0.key < $1.key }.map { JSONMember($0.key, .integer($0.value)) })),
            JSONMember("journalHead", .string(journalHead)),
        ]
        if let registration { members.append(JSONMember("registration", .string(registration))) }
        if let registrationSecret { members.append(JSONMember("registrationSecret", .string(registrationSecret))) }
        if let next {
            members.append(
                JSONMember(
                    "next", .object([JSONMember("declaration", .integer(next.declaration)), JSONMember("result", .integer(next.result))])))
        }
        return .object(members)
    }
}

private func integrity(_ bytes: [UInt8]) -> [JSONMember] {
    [JSONMember("bytes", .integer(bytes.count)), JSONMember("hash", .string("sha256:" + Fingerprint.hex(SHA256.hash(data: bytes))))]
}

extension Manifest.Party {
    fileprivate var document: JSONDocument {
        .object([JSONMember("role", .string(role.rawValue)), JSONMember("code", .string(code)), JSONMember("name", .string(name))])
    }
}

extension TableResource {
    fileprivate var descriptor: JSONDocument {
        .object(
            [
                JSONMember("name", .string(name)), JSONMember("type", .string("table")), JSONMember("title", .string(title)),
                JSONMember("path", .string(path)), JSONMember("mediatype", .string("text/csv")), JSONMember("encoding", .string("utf-8")),
            ] + integrity(bytes) + [
                JSONMember("dialect", .object([JSONMember("lineTerminator", .string("\r\n"))])),
                JSONMember("schema", .object([JSONMember("fields", .array(fields.map(\.descriptor)))])),
            ])
    }
}

extension TableResource.Field {
    package var descriptor: JSONDocument {
        var members = [JSONMember("name", .string(name)), JSONMember("title", .string(title)), JSONMember("type", .string(kind.rawValue))]
        if isRequired { members.append(JSONMember("constraints", .object([JSONMember("required", .boolean(true))]))) }
        return .object(members)
    }
}
