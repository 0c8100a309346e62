extension LoadScript {
    /// What was loaded against what was exported; whatever differs undoes the loading.
    var footing: String {
        """
        DO $footing$
        DECLARE
            wrong text;
        BEGIN
            -- Rows and sums, as they were when the files were written.
            SELECT string_agg(format('%s: %s exported, %s loaded', what, exported, loaded), '; ') INTO wrong
            FROM (VALUES
                \(sums.joined(separator: ",\n        "))
            ) AS sums (what, exported, loaded) WHERE exported IS DISTINCT FROM loaded;
            IF wrong IS NOT NULL THEN RAISE EXCEPTION 'canbao: %', wrong; END IF;

            -- As many people of each unit as were accepted.
            SELECT string_agg(unit, ', ') INTO wrong
            FROM units LEFT JOIN (SELECT unit, count(*) AS people FROM insured GROUP BY unit) AS loaded USING (unit)
            WHERE accepted <> coalesce(people, 0);
            IF wrong IS NOT NULL THEN RAISE EXCEPTION 'canbao: other people than were accepted in %', wrong; END IF;

            -- Each fee is what its people cost by the rates. Whoever is exempt without saying why has no rate.
            WITH due AS (
                SELECT unit, plan, count(*) AS insured, count(*) FILTER (WHERE exempt = 'Y') AS exempt,
                    \(CoreTable.amounts.map { "CASE WHEN count(*) = count(\($0)) THEN sum(\($0)) END AS \($0)" }.joined(separator: ",\n            "))
                FROM (
                    SELECT *, CASE WHEN exempt = 'Y' THEN nullif(exemption_type, '') ELSE '' END AS rated FROM insured
                ) AS people LEFT JOIN (
                    SELECT plan, exemption_type AS rated, \(columns) FROM plans
                ) AS rates USING (plan, rated)
                GROUP BY unit, plan
            ), told AS (
                SELECT unit, plan, insured, exempt, \(columns) FROM fees
            )
            SELECT string_agg(DISTINCT format('%s %s', unit, plan), ', ') INTO wrong
            FROM ((TABLE due EXCEPT TABLE told) UNION ALL (TABLE told EXCEPT TABLE due)) AS differing;
            IF wrong IS NOT NULL THEN RAISE EXCEPTION 'canbao: fees that differ from rows and rates: %', wrong; END IF;
        END
        $footing$;
        """
    }

    private var columns: String { CoreTable.amounts.joined(separator: ", ") }

    private var sums: [String] {
        tables.map { "('\($0.name)', \(summary.rows[$0.name] ?? 0)::numeric, (SELECT count(*)::numeric FROM \($0.name)))" }
            + summary.fees.sums.map { "('fees.\($0.column)', \($0.sum), (SELECT coalesce(sum(\($0.column)), 0) FROM fees))" }
    }
}
