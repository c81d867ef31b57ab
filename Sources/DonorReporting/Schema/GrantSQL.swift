import Kernel

/// SQL that the tables and figures of grants share.
enum GrantSQL {
  static func isPercentage(_ column: String) -> String {
    "\(column) BETWEEN 0 AND \(FixedDecimal.hundredPercent)"
  }

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
