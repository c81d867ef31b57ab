/// The foreign keys of a schema whose child columns begin no index.
///
/// Without one, deleting or re-keying a parent reads the whole child table.
public enum ForeignKeys {
  /// A query for SQLite with one column, `table(column, …)`, for each foreign key that lacks an
  /// index on its child columns. The columns may stand in any order at the index's beginning;
  /// a partial index does not count, a primary key or unique constraint does.
  public static let withoutChildIndexSQL = """
    WITH keys AS (
      SELECT t.name AS "table", k.id, count(*) AS width,
        group_concat(k."from", ', ') AS columns
      FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS k
      WHERE t.schema = 'main' AND t.type = 'table'
      GROUP BY t.name, k.id
    )
    SELECT "table" || '(' || columns || ')' AS foreign_key
    FROM keys
    WHERE NOT EXISTS (
        SELECT 1
        FROM pragma_index_list(keys."table") AS i
        WHERE i.partial = 0 AND keys.width = (
            SELECT count(*)
            FROM pragma_index_info(i.name) AS c, pragma_foreign_key_list(keys."table") AS k
            WHERE k.id = keys.id AND c.seqno < keys.width AND c.name = k."from" COLLATE NOCASE
          )
      )
      AND NOT (
        width = 1
        AND EXISTS (
          SELECT 1 FROM pragma_table_info(keys."table") AS c
          WHERE c.name = columns COLLATE NOCASE AND c.pk = 1
            AND (SELECT count(*) FROM pragma_table_info(keys."table") WHERE pk > 0) = 1
        )
      )
    ORDER BY 1
    """

  /// The foreign keys without a child index, asked through `query`, which runs SQL on the schema
  /// and returns the first column of each row.
  public static func withoutChildIndex(
    _ query: (String) throws -> [String]
  ) rethrows -> [String] {
    try query(withoutChildIndexSQL)
  }
}
