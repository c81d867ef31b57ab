/// SQL that the tables and figures of grants share.
enum GrantSQL {
  /// 100 %, in the millionths in which shares and rates per cent are held.
  static let whole: Int64 = 100_000_000

  /// Whether text can be a code: `#` parts keys, `;` lists, and `:` a code from its share.
  static func isCode(_ column: String) -> String {
    "\(column) = trim(\(column)) AND \(column) <> '' AND \(column) NOT GLOB '*[#;:]*'"
  }

  /// Whether a column is null or names a day of the calendar. Only with a modifier does SQLite
  /// notice that there is no 30 February.
  static func isDay(_ column: String) -> String { "date(\(column), '+0 days') IS \(column)" }

  static func isCurrency(_ column: String) -> String { "\(column) GLOB '[A-Z][A-Z][A-Z]'" }

  static func isPercentage(_ column: String) -> String { "\(column) BETWEEN 0 AND \(whole)" }

  /// Whether a row of ledger entries was not taken back.
  static func stands(_ row: String) -> String {
    "NOT EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = \(row).id)"
  }

  /// Whether the amount of a budget line is exactly its units by their value.
  ///
  /// All are millionths and not negative: whole numbers and rests are multiplied apart, so that
  /// only an amount that 64 bits do not hold becomes a floating-point number, which then equals
  /// no whole one.
  static let isProduct = """
    amount = units / 1000000 * (unit_value / 1000000) * 1000000
        + units / 1000000 * (unit_value % 1000000) + units % 1000000 * (unit_value / 1000000)
        + units % 1000000 * (unit_value % 1000000) / 1000000
      AND units % 1000000 * (unit_value % 1000000) % 1000000 = 0
    """
}
