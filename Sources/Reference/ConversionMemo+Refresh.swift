import GRDB
import Kernel
import Storage

extension ConversionMemo {
  /// What new rates changed for conversions that were recorded before.
  public struct Refreshed: Hashable, Sendable {
    /// Rows whose factor is another now: amounts that carry their ids must be
    /// converted again.
    public internal(set) var changed: [Int64] = []
    /// Rows for which there is no rate any more; they stay as they were.
    public internal(set) var missing: [Int64] = []
  }

  /// Asks every recorded question of a source again and writes the answers
  /// that differ. Call it in the run that wrote the rates, and convert the
  /// amounts of the changed rows in it too.
  public static func refresh(source: String, in run: BulkRun) throws -> Refreshed {
    let converter = Converter(try RateTable.stored(source: source, in: run.db))
    var refreshed = Refreshed()
    let rows = try Row.fetchAll(
      run.db,
      sql: """
        SELECT id, currency, target, on_date, leg_from, leg_to, age_from, age_to, fixed_from,
          fixed_to, numerator, denominator
        FROM conversions WHERE source = ? ORDER BY id
        """, arguments: [source])
    for row in rows {
      let id: Int64 = row["id"]
      guard let from = CurrencyCode(row["currency"] as String),
        let to = CurrencyCode(row["target"] as String),
        let date = CalendarDate(row["on_date"] as String),
        let route = try converter.route(from: from, to: to, on: date)
      else {
        refreshed.missing.append(id)
        continue
      }
      let changed = route.answer.filter { field, value in
        (row[field] as DatabaseValue) != (value?.databaseValue ?? .null)
      }
      guard !changed.isEmpty else { continue }
      try rewrite(id, changed, in: run)
      if changed.contains(where: { $0.0 == "numerator" || $0.0 == "denominator" }) {
        refreshed.changed.append(id)
      }
    }
    return refreshed
  }

  private static func rewrite(_ id: Int64, _ fields: [FieldValue], in run: BulkRun) throws {
    for (field, value) in fields {
      try run.db.cachedStatement(
        sql: "UPDATE conversions SET \(field.quotedDatabaseIdentifier) = ? WHERE id = ?"
      ).execute(arguments: [value, id])
      run.log("conversions \(id) \(field) \(value?.databaseValue.description ?? "")\n".utf8)
    }
  }
}
