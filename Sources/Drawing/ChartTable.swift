/// The table behind a chart: everything it shows, as text, for the page to render.
public struct ChartTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let name: String
    /// Whether its cells are figures, which stand to the right.
    public let isNumeric: Bool
  }

  public let caption: String
  public let columns: [Column]
  /// Each with a cell for each column; the first names the row.
  public let rows: [[String]]
  /// What is to be read with it.
  public let notes: [String]

  init(_ caption: String, columns: [Column], rows: [[String]], notes: [String] = []) {
    self.caption = SVGText.clean(caption)
    self.columns = columns
    self.rows = rows.map { $0.map(SVGText.clean) }
    self.notes = notes.map(SVGText.clean)
  }
}

extension ChartTable.Column {
  static func words(_ name: String) -> Self { Self(name: SVGText.clean(name), isNumeric: false) }
  static func figures(_ name: String) -> Self { Self(name: SVGText.clean(name), isNumeric: true) }
}
