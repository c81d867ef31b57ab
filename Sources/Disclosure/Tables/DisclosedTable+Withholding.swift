import Kernel

/// To tell less of a table is always safe: for a room where another output tells what this one
/// could be compared with.
extension DisclosedTable {
  /// The same without any cell or total of a row; totals of columns and the sum of all stay.
  public var withoutRows: DisclosedTable {
    var table = self
    table.cells = cells.map { $0.map(DisclosedTable.withheld) }
    table.rowTotals = rowTotals.map(DisclosedTable.withheld)
    return table
  }

  /// The same without any number.
  public var withoutNumbers: DisclosedTable {
    var table = withoutRows
    table.columnTotals = columnTotals.map(DisclosedTable.withheld)
    table.total = DisclosedTable.withheld(total)
    return table
  }

  /// What had no number before still says why.
  private static func withheld(_ number: Known<Int>) -> Known<Int> {
    number.value == nil ? number : .withheld
  }

  /// Whether two tables show numbers of the same labels that differ by few people.
  ///
  /// - Parameter threshold: how many are no longer few.
  public func tellsFew(beside other: DisclosedTable, _ threshold: Threshold) -> Bool {
    let rows = rows.labels.map(Entry.row)
    let inner = rows.isEmpty ? [] : columns.labels.map(Entry.column)
    let cells = self.rows.labels.flatMap { row in
      columns.labels.map { Entry.cell(row: row, column: $0) }
    }
    return ([.total] + rows + inner + cells).contains { entry in
      guard let number = self[entry]?.value else { return false }
      // What the other table has no label for is nobody there.
      guard let beside = (other[entry] ?? .value(0)).value else { return false }
      return (1..<threshold.rawValue).contains(abs(number - beside))
    }
  }
}
