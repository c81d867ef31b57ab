import Training

extension FigureLine {
  static func table(_ lines: [FigureLine]) -> Table {
    table(lines.map { ("", $0) }, under: nil)
  }

  /// - Parameter column: what the lines are grouped by.
  static func table(_ lines: [(group: String, line: FigureLine)], under column: Table.Column?)
    -> Table
  {
    let head = column.map { [$0] } ?? []
    return Table(
      head + [
        .init("figure", "Figure"), .init("row", "Of"), .init("column", "Which"),
        .init("value", "Value", .number), .init("unit", "In"), .init("reason", "No value"),
      ],
      lines.map { group, line in
        (column == nil ? [] : [group])
          + [line.figure, line.row, line.column, line.value, line.unit.rawValue, line.reason]
      })
  }
}
