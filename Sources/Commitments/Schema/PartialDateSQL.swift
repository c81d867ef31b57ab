import Storage

/// SQL for dates of which the day, or month and day, may be unknown: `2012`, `2012-03`,
/// `2012-03-12`.
enum PartialDateSQL {
  /// A column constraint: null, or such a date of the calendar.
  static func check(_ column: String) -> String {
    "CHECK (length(\(column)) IN (4, 7, 10) AND \(StoreSQL.isDay(firstDay(column))))"
  }

  /// The first day that the date can mean.
  static func firstDay(_ column: String) -> String { "substr(\(column) || '-01-01', 1, 10)" }

  /// The last day that the date can mean: on it a deadline has passed at the latest.
  static func lastDay(_ column: String) -> String {
    """
    CASE length(\(column)) WHEN 4 THEN \(column) || '-12-31' \
    WHEN 7 THEN date(\(column) || '-01', '+1 month', '-1 day') ELSE \(column) END
    """
  }

  /// A table constraint: nothing ends before it begins.
  static func order(_ start: String, _ end: String) -> String {
    "CHECK (\(firstDay(start)) <= \(lastDay(end)))"
  }
}
