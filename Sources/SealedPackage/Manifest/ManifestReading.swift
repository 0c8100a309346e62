extension Manifest {
    package static let format = 1
    /// No package has a higher number.
    private static let lastSequence = 999_999
    static let sequences = 1...lastSequence

    init(_ bytes: [UInt8]) throws(PackageError) {
        let document: JSONDocument
        do { document = try JSONReader.document(bytes) } catch { throw .manifestMalformed }
        guard let own = document["canbao"], let format = own["format"]?.number, format >= 1 else { throw .manifestMalformed }
        guard format == Self.format else { throw .formatNewer }
        guard let read = Manifest(document: document, own: own) else { throw .manifestMalformed }
        self = read
    }

    private init?(document: JSONDocument, own: JSONDocument) {
        guard let kind = own["kind"]?.text.flatMap(Kind.init(rawValue:)), let sender = own["sender"].flatMap(Party.init),
            let recipient = own["recipient"].flatMap(Party.init), let year = own["insuranceYear"]?.number, (2000...9999).contains(year),
            let sequence = own["sequence"]?.number, Self.sequences.contains(sequence), let listed = document["resources"]?.elements
        else { return nil }
        self.init(kind: kind, sender: sender, recipient: recipient, insuranceYear: year, sequence: sequence)
        guard let activation = own.digest("activation"), (activation == nil) == (kind == .activation),
            let answers = own.digest("answers"), let registration = own.digest("registration"),
            let secret = own.digest("registrationSecret"), (secret != nil) == (kind == .activation),
            let sent = own.list("sent", Numbered.init(pair:)), let totals = own.counts("totals"), let seen = own.count("seen"),
            seen <= Self.lastSequence
        else { return nil }
        if let head = own["journalHead"] {
            guard let text = head.text, text.isEmpty || isDigest(text) else { return nil }
            journalHead = text
        }
        self.activation = activation
        self.answers = answers
        self.registration = registration
        registrationSecret = secret
        self.sent = sent
        self.totals = totals
        self.seen = seen
        if kind == .activation {
            guard let next = own["next"], let declaration = next["declaration"]?.number, let result = next["result"]?.number,
                Self.sequences.contains(declaration), Self.sequences.contains(result)
            else { return nil }
            self.next = Next(declaration: declaration, result: result)
        }
        var resources: [Resource] = []
        for element in listed {
            guard let path = element["path"]?.text, Container.isAllowed(path), path != Container.manifestName,
                let bytes = element["bytes"]?.number,
                let hash = element["hash"]?.text, hash.hasPrefix("sha256:"), isDigest(String(hash.dropFirst(7))),
                !resources.contains(where: { $0.path == path })
            else { return nil }
            resources.append(Resource(path: path, bytes: bytes, digest: String(hash.dropFirst(7))))
        }
        self.resources = resources
    }
}

extension Manifest.Party {
    fileprivate init?(_ document: JSONDocument) {
        guard let role = document["role"]?.text.flatMap(Role.init(rawValue:)), role != .authority, let code = document["code"]?.text,
            (1...20).contains(code.utf8.count),
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }),
            let name = document["name"]?.text, !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { return nil }
        self.init(role: role, code: code, name: name)
    }
}

extension Manifest.Numbered {
    fileprivate init?(pair: JSONDocument) {
        guard let elements = pair.elements, elements.count == 2, let sequence = elements[0].number, Manifest.sequences.contains(sequence),
            let digest = elements[1].text,
            isDigest(digest)
        else { return nil }
        self.init(sequence: sequence, manifest: digest)
    }
}

extension JSONDocument {
    /// Outer nil: malformed; inner nil: absent or null.
    fileprivate func digest(_ name: String) -> String?? {
        switch self[name] {
        case nil, .null: return .some(nil)
        case .string(let text) where isDigest(text): return .some(text)
        default: return nil
        }
    }

    fileprivate func count(_ name: String) -> Int? {
        guard let value = self[name] else { return 0 }
        guard let number = value.number, number >= 0 else { return nil }
        return number
    }

    fileprivate func list<T>(_ name: String, _ make: (JSONDocument) -> T?) -> [T]? {
        guard let value = self[name] else { return [] }
        guard let elements = value.elements else { return nil }
        let made = elements.compactMap(make)
        return made.count == elements.count ? made : nil
    }

    fileprivate func counts(_ name: String) -> [String: Int]? {
        guard let value = self[name] else { return [:] }
        guard case .object(let members) = value else { return nil }
        var counts: [String: Int] = [:]
        for member in members {
            guard let number = member.value.number, number >= 0 else { return nil }
            counts[member.name] = number
        }
        return counts
    }
}

private func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}
