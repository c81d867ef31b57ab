/// A spreadsheet template: its columns, in the order in which they are written.
public struct Template: Sendable, Hashable {
  /// The base name of its file: `programmes`.
  public let name: String
  /// The first two of every template: which record a row is, and when it left the store.
  public static let rowID = "row_id"
  public static let exportedAt = "exported_at"

  /// All columns, ``rowID`` and ``exportedAt`` first.
  public let columns: [Column]

  public struct Column: Sendable, Hashable {
    public let name: String
    public let type: CellType
    /// Whether a new row must fill it.
    public let isRequired: Bool
    /// For people: what the cell holds.
    public let description: String
  }

  init(_ name: String, _ columns: [Column]) {
    self.name = name
    self.columns =
      [
        .optional(Template.rowID, .rowID, "Baraza's id of the record; empty in a new row"),
        .optional(Template.exportedAt, .timestamp, "when the row left Baraza, in UTC"),
      ] + columns
  }

  public var header: [String] { columns.map(\.name) }

  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

extension Template.Column {
  static func required(
    _ name: String, _ type: CellType, _ description: String
  ) -> Template.Column {
    Template.Column(name: name, type: type, isRequired: true, description: description)
  }

  static func optional(
    _ name: String, _ type: CellType, _ description: String
  ) -> Template.Column {
    Template.Column(name: name, type: type, isRequired: false, description: description)
  }
}
