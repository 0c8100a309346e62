import SealedPackage

/// `datapackage.json`: a Frictionless Data Package, v2.
struct CoreDescriptor {
    let summary: CoreSummary
    let tables: [(table: CoreTable, file: WrittenFile)]
    let loadScript: WrittenFile

    var document: JSONDocument {
        .object([
            JSONMember("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            JSONMember("name", .string("canbao-core-\(summary.profile.insuranceYear)")),
            JSONMember("title", .string("\(summary.profile.name) \(summary.profile.insuranceYear) 年度参保人员")),
            JSONMember("created", .string(summary.made)),
            JSONMember("resources", .array(tables.map { $0.table.resource($0.file) } + [script])),
            JSONMember("canbao", own),
        ])
    }

    private var script: JSONDocument {
        .object(
            [
                JSONMember("name", .string("load")), JSONMember("title", .string("PostgreSQL 装载脚本")),
                JSONMember("path", .string(loadScript.path)), JSONMember("mediatype", .string("application/sql")),
            ] + loadScript.integrity)
    }

    private var own: JSONDocument {
        .object([
            JSONMember("format", .integer(1)), JSONMember("kind", .string("core")),
            JSONMember(
                "center",
                .object([JSONMember("code", .string(summary.profile.code)), JSONMember("name", .string(summary.profile.name))])),
            JSONMember("insuranceYear", .integer(summary.profile.insuranceYear)), JSONMember("made", .string(summary.made)),
            JSONMember("counts", .object(tables.map { JSONMember($0.table.name, .integer(summary.rows[$0.table.name] ?? 0)) })),
            JSONMember(
                "fees",
                .object(
                    summary.fees.sums.map { JSONMember($0.column, .integer($0.sum)) }
                        + [JSONMember("unrated", .integer(summary.fees.unrated))])),
        ])
    }
}

extension CoreTable {
    fileprivate func resource(_ file: WrittenFile) -> JSONDocument {
        .object(
            [
                JSONMember("name", .string(name)), JSONMember("type", .string("table")), JSONMember("title", .string(title)),
                JSONMember("path", .string(file.path)), JSONMember("mediatype", .string("text/csv")),
                JSONMember("encoding", .string("utf-8")),
            ] + file.integrity + [
                JSONMember("dialect", .object([JSONMember("lineTerminator", .string("\r\n"))])), JSONMember("schema", schema),
            ])
    }

    private var schema: JSONDocument {
        var members = [JSONMember("fields", .array(fields.map(\.descriptor))), JSONMember("primaryKey", .names(key))]
        if !uniqueKeys.isEmpty { members.append(JSONMember("uniqueKeys", .array(uniqueKeys.map(JSONDocument.names)))) }
        if let reference {
            let target = JSONDocument.object([
                JSONMember("resource", .string(reference.table)), JSONMember("fields", .names(reference.targets)),
            ])
            members.append(
                JSONMember(
                    "foreignKeys",
                    .array([.object([JSONMember("fields", .names(reference.fields)), JSONMember("reference", target)])])))
        }
        return .object(members)
    }
}

extension WrittenFile {
    fileprivate var integrity: [JSONMember] { [JSONMember("bytes", .integer(bytes)), JSONMember("hash", .string("sha256:" + digest))] }
}

extension JSONDocument {
    fileprivate static func names(_ names: [String]) -> JSONDocument { .array(names.map(JSONDocument.string)) }
}
