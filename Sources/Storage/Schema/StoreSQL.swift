/// SQL that the tables of several rooms share. Migrations are made of it: its text never changes.
public enum StoreSQL {
  /// Whether text can be part of a key: `#` parts keys, and `;` lists.
  public static func isKey(_ column: String) -> String {
    "trim(\(column)) <> '' AND \(column) NOT GLOB '*[#;]*'"
  }

  /// Whether text can be a code: part of a key that may also stand before a `:` in lists.
  public static func isCode(_ column: String) -> String {
    "\(column) = trim(\(column)) AND \(column) <> '' AND \(column) NOT GLOB '*[#;:]*'"
  }

  /// Whether a column is null or names a day of the calendar. Only with a modifier does SQLite
  /// notice that there is no 30 February.
  public static func isDay(_ column: String) -> String { "date(\(column), '+0 days') IS \(column)" }

  public static func isCurrency(_ column: String) -> String { "\(column) GLOB '[A-Z][A-Z][A-Z]'" }

  /// Whether a column is a number of so many hexadecimal digits: 64 are a SHA-256.
  public static func isHex(_ column: String, digits: Int) -> String {
    "length(\(column)) = \(digits) AND \(column) NOT GLOB '*[^0-9a-f]*'"
  }

  /// Triggers by which a table's rows stay as they were written.
  ///
  /// - Parameter isThere: when a new row would take the place of one that is there.
  ///   `INSERT OR REPLACE` would take that one away without a delete that a trigger sees.
  public static func appendOnly(_ table: String, _ isThere: String = "id = NEW.id") -> String {
    """
    CREATE TRIGGER \(table)_never_change BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: a row never changes'); END;
    CREATE TRIGGER \(table)_stay BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: a row is never deleted'); END;
    CREATE TRIGGER \(table)_are_not_replaced BEFORE INSERT ON \(table)
    WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(isThere))
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only: the row is there already'); END;
    """
  }

  /// As ``appendOnly(_:_:)``, of several tables.
  public static func appendOnly(_ tables: [(table: String, isThere: String)]) -> String {
    tables.map { appendOnly($0.table, $0.isThere) }.joined(separator: "\n")
  }
}
