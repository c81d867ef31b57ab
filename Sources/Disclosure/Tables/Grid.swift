import Kernel

/// The counts of a table in an order that does not depend on how it was asked for: axes by
/// their names, labels by theirs.
///
/// A table turned round or sorted otherwise is the same grid, and is withheld the same.
struct Grid: Sendable {
  /// The axis whose name comes first, with its labels sorted.
  let rows: Axis
  let columns: Axis
  /// By row, then by column; zero where there is no value.
  let values: [Int]
  /// Whether a cell holds a count; one without a value shows its reason instead.
  let hasValue: [Bool]
  let rowTotals: [Int]
  let columnTotals: [Int]
  let total: Int

  init(_ table: CountTable) {
    let isTurned = table.columns.name < table.rows.name
    let (rowAxis, columnAxis) =
      isTurned ? (table.columns, table.rows) : (table.rows, table.columns)
    let rowOrder = rowAxis.labels.indices.sorted { rowAxis.labels[$0] < rowAxis.labels[$1] }
    let columnOrder = columnAxis.labels.indices.sorted {
      columnAxis.labels[$0] < columnAxis.labels[$1]
    }
    let counts = rowOrder.flatMap { row in
      columnOrder.map { isTurned ? table.counts[$0][row] : table.counts[row][$0] }
    }
    let values = counts.map { $0.value ?? 0 }
    let width = columnOrder.count
    rows = Axis(rowAxis.name, rowOrder.map { rowAxis.labels[$0] }, sensitive: rowAxis.sensitive)
    columns = Axis(
      columnAxis.name, columnOrder.map { columnAxis.labels[$0] }, sensitive: columnAxis.sensitive)
    self.values = values
    hasValue = counts.map { $0.value != nil }
    rowTotals = rowOrder.indices.map { row in
      values[row * width..<(row + 1) * width].reduce(0, +)
    }
    columnTotals = (0..<width).map { column in
      rowOrder.indices.reduce(0) { $0 + values[$1 * width + column] }
    }
    total = values.reduce(0, +)
  }

  var height: Int { rows.labels.count }
  var width: Int { columns.labels.count }
  func row(_ cell: Int) -> Int { cell / width }
  func column(_ cell: Int) -> Int { cell % width }

  /// The positions of an axis's sensitive labels.
  static func positions(sensitiveOf axis: Axis) -> [Int] {
    axis.labels.indices.filter { axis.sensitive.contains(axis.labels[$0]) }
  }

  /// The cells that hold everybody of their row, which tells their column's sensitive label.
  var tellingRows: [Int] {
    width < 2
      ? []
      : values.indices.filter { cell in
        values[cell] > 0 && values[cell] == rowTotals[row(cell)]
          && columns.sensitive.contains(columns.labels[column(cell)])
      }
  }

  /// The cells that hold everybody of their column, which tells their row's sensitive label.
  var tellingColumns: [Int] {
    height < 2
      ? []
      : values.indices.filter { cell in
        values[cell] > 0 && values[cell] == columnTotals[column(cell)]
          && rows.sensitive.contains(rows.labels[row(cell)])
      }
  }

  /// For each empty cell whose line holds people and is told apart by sensitive labels, that
  /// cell and the first one of the line that holds somebody.
  var emptyBesideSensitive: [(giver: Int, taker: Int)] {
    values.indices.flatMap { cell -> [(giver: Int, taker: Int)] in
      guard values[cell] == 0 else { return [] }
      let inRow = values.indices.first { row($0) == row(cell) && values[$0] > 0 }
      let inColumn = values.indices.first { column($0) == column(cell) && values[$0] > 0 }
      return [columns.sensitive.isEmpty ? nil : inRow, rows.sensitive.isEmpty ? nil : inColumn]
        .compactMap { giver in giver.map { ($0, cell) } }
    }
  }

  /// What it costs to withhold a cell: the fewest counts first, then the smallest; a zero
  /// costs two counts, and a reason for having no count four.
  var costs: [Int] {
    let one = 1 << 32
    return values.indices.map {
      hasValue[$0] ? (values[$0] == 0 ? 2 * one : one + values[$0]) : 4 * one
    }
  }
}
