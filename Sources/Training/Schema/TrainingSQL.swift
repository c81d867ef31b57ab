/// SQL that the room's tables share.
enum TrainingSQL {
  /// Whether a column is null or names a day of the calendar. Only with a modifier does SQLite
  /// notice that there is no 30 February.
  static func isDay(_ column: String) -> String { "date(\(column), '+0 days') IS \(column)" }

  /// Triggers by which a table's rows stay as they were written. The last keeps `INSERT OR
  /// REPLACE` from being a way round.
  static func appendOnly(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_never_change BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: a row never changes'); END;
    CREATE TRIGGER \(table)_stay BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: a row is never deleted'); END;
    CREATE TRIGGER \(table)_are_not_replaced BEFORE INSERT ON \(table)
    WHEN EXISTS (SELECT 1 FROM \(table) WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: the row is there already'); END;
    """
  }
}
