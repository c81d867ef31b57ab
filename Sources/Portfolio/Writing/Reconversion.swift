import GRDB
import Kernel
import Reference
import Storage

/// Converts held transactions anew where rates, the reporting currency or the
/// source of rates changed, and keeps what is derived from them.
public enum Reconversion {
  /// Converts what new rates of the sources bear on: amounts that had none, and
  /// those whose rate is another now. Gives how many amounts changed.
  public static func run(sources: Set<String>, in run: BulkRun) throws -> Int {
    var changed: [Int64] = []
    for source in sources.sorted() {
      changed += try ConversionMemo.refresh(source: source, in: run).changed
    }
    let settings = try ReportingSettings.load(run.db)
    guard let source = settings.rateSource, sources.contains(source) else { return 0 }
    return try convert(
      """
      reporting_value IS NULL OR conversion_id IN (\(changed.map(String.init).joined(separator: ",")))
      """, in: run)
  }

  /// Converts every amount anew: the reporting currency or the source changed.
  public static func runAll(in scope: any RevisionScope) throws -> Int {
    try convert("1", in: scope)
  }

  private static func convert(_ condition: String, in scope: any RevisionScope) throws -> Int {
    let converter = try AmountConverter(scope)
    let rows = try Row.fetchAll(
      scope.db,
      sql: """
        SELECT id, activity_id, value, currency, coalesce(value_date, date), reporting_value,
          conversion_id
        FROM transactions
        WHERE value IS NOT NULL AND currency IS NOT NULL AND withdrawn = 0 AND (\(condition))
        """)
    let update = try BulkStatement(
      scope.db, sql: "UPDATE transactions SET reporting_value = ?, conversion_id = ? WHERE id = ?")
    var activities: Set<Int64> = []
    var count = 0
    for row in rows {
      guard let currency = CurrencyCode(row[3] as String) else { continue }
      let date = (row[4] as String?).flatMap { CalendarDate($0) }
      let result = try converter.convert(row[2], currency, on: date)
      guard result.value != row[5] as Int64? || result.conversion != row[6] as Int64? else {
        continue
      }
      if let value = result.value { update.bind(1, integer: value) }
      if let conversion = result.conversion { update.bind(2, integer: conversion) }
      update.bind(3, integer: row[0])
      try update.run()
      count += 1
      activities.insert(row[1])
    }
    let spend = try SpendWriter(scope.db)
    for activity in activities.sorted() { try spend.recompute(activity) }
    if count > 0 { try Counting.refresh(scope.db, after: spend) }
    return count
  }
}
