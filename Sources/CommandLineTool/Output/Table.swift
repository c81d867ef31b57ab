/// Rows for a terminal or a CSV file.
struct Table {
  struct Column {
    enum Kind {
      case text
      /// Stands to the right, thousands set apart on a terminal.
      case amount
      /// Stands to the right as it is.
      case number
    }

    /// The column's name in JSON and CSV.
    let key: String
    let title: String
    var kind = Kind.text
    /// The widest that it may be on a terminal.
    var limit = 60

    init(_ key: String, _ title: String, _ kind: Kind = .text, limit: Int = 60) {
      self.key = key
      self.title = title
      self.kind = kind
      self.limit = limit
    }
  }

  let columns: [Column]
  /// A nil cell has no value.
  var rows: [[String?]] = []

  init(_ columns: [Column], _ rows: [[String?]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// One record, a line a field.
  init(record: [(String, String?)]) {
    self.init(
      [Column("field", "Field"), Column("value", "Value", limit: 200)],
      record.map { [$0.0, $0.1] })
  }
}
