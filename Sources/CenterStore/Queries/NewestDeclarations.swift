import GRDB

/// SQL that several queries begin with. `:year` is the insurance year.
enum NewestDeclarations {
    /// Each unit's newest declaration: `unit`, `id`.
    static let table = "newest AS (SELECT unit, max(id) AS id FROM declaration WHERE insuranceYear = :year GROUP BY unit)"
}
