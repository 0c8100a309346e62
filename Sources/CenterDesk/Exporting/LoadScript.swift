import Enrollment

/// `load.sql`: the tables into a new schema of a PostgreSQL database, all or nothing.
///
/// Every table says which year it is of, so that it can become the year's partition in a larger database.
struct LoadScript {
    let summary: CoreSummary
    let tables: [CoreTable]

    private var year: Int { summary.profile.insuranceYear }
    private var schema: String { "canbao_\(year)" }

    var text: String {
        let parts =
            [heading] + tables.map { $0.creation(year: year) } + [tables.map(\.copying).joined(separator: "\n")]
            + [tables.map(\.keysAndIndexes).joined(separator: "\n")]
            + ["ANALYZE \(tables.map(\.name).joined(separator: ", "));", footing, "COMMIT;"]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        """
        -- The accepted rows of center \(summary.profile.code) for \(year), made \(summary.made).
        -- From inside this folder, into a database in UTF8:
        --     psql -v ON_ERROR_STOP=1 -f load.sql
        -- All or nothing; where there is a schema \(schema) already, nothing is touched.
        \\set ON_ERROR_STOP on
        BEGIN;
        CREATE SCHEMA \(schema);
        COMMENT ON SCHEMA \(schema) IS 'center \(summary.profile.code), made \(summary.made)';
        SET LOCAL search_path = \(schema), pg_catalog;
        """
    }
}
