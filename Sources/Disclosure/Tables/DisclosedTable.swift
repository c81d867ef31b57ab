import Kernel

/// A table of people as it may leave: what is withheld is no longer in it.
public struct DisclosedTable: Hashable, Sendable {
  /// One number of the table, by its labels.
  public enum Entry: Hashable, Sendable {
    case cell(row: String, column: String)
    /// A row's total; in a list, the count itself.
    case row(String)
    case column(String)
    case total
  }

  public let rows: Axis
  public let columns: Axis
  /// By row, then by column, in the order of the axes' labels.
  public internal(set) var cells: [[Known<Int>]]
  public internal(set) var rowTotals: [Known<Int>]
  public internal(set) var columnTotals: [Known<Int>]
  public internal(set) var total: Known<Int>

  init(_ table: CountTable, _ plan: TablePlan) {
    let grid = plan.grid
    let isTurned = grid.rows.name != table.rows.name
    let (rowPlan, columnPlan) = isTurned ? (plan.columns, plan.rows) : (plan.rows, plan.columns)
    let (rowAxis, columnAxis) = isTurned ? (grid.columns, grid.rows) : (grid.rows, grid.columns)
    let rowOrder = DisclosedTable.places(of: table.rows, in: rowAxis)
    let columnOrder = DisclosedTable.places(of: table.columns, in: columnAxis)
    rows = table.rows
    columns = table.columns
    cells = zip(rowOrder, table.counts).map { row, counts in
      zip(columnOrder, counts).map { column, count in
        let cell = isTurned ? column * grid.width + row : row * grid.width + column
        return plan.isWithheld[cell] ? .withheld : count
      }
    }
    rowTotals = zip(rowOrder, table.counts).map { row, counts in
      rowPlan.isWithheld[row] ? .withheld : DisclosedTable.sum(counts)
    }
    columnTotals = columnOrder.enumerated().map { position, column in
      columnPlan.isWithheld[column]
        ? .withheld : DisclosedTable.sum(table.counts.map { $0[position] })
    }
    total = plan.isTotalWithheld ? .withheld : DisclosedTable.sum(Array(table.counts.joined()))
  }

  /// Where each label of an axis stands in the grid's.
  private static func places(of axis: Axis, in sorted: Axis) -> [Int] {
    let places = Dictionary(uniqueKeysWithValues: zip(sorted.labels, sorted.labels.indices))
    return axis.labels.compactMap { places[$0] }
  }

  /// The sum of what has a value; the first reason where nothing has.
  private static func sum(_ counts: [Known<Int>]) -> Known<Int> {
    let values = counts.compactMap(\.value)
    guard values.isEmpty else { return .value(values.reduce(0, +)) }
    return counts.first ?? .noData
  }

  /// One number; nil where the table has no such labels.
  public subscript(entry: Entry) -> Known<Int>? {
    switch entry {
    case .cell(let row, let column):
      guard let row = rows.labels.firstIndex(of: row),
        let column = columns.labels.firstIndex(of: column)
      else { return nil }
      return cells[row][column]
    case .row(let row): return rows.labels.firstIndex(of: row).map { rowTotals[$0] }
    case .column(let column):
      return columns.labels.firstIndex(of: column).map { columnTotals[$0] }
    case .total: return total
    }
  }

  /// A figure made from numbers of the table (a share, a mean, hours a person): it is
  /// withheld with any of them, since it would tell that one; without a value it has the
  /// first one's reason.
  ///
  /// Name every number that the figure could be solved for, those that it only divides by too.
  public func derived<Value>(
    from entries: [Entry], _ figure: ([Int]) throws -> Known<Value>
  ) rethrows -> Known<Value> {
    let numbers = entries.map { self[$0] ?? .noData }
    if numbers.contains(.withheld) { return .withheld }
    for number in numbers {
      switch number {
      case .value: continue
      case .noData: return .noData
      case .notStated: return .notStated
      case .notApplicable: return .notApplicable
      case .withheld: return .withheld
      }
    }
    return try figure(numbers.compactMap(\.value))
  }

  /// How many numbers are withheld; a list's counts once.
  public var withheldCount: Int {
    let inner = columns == .everybody ? [] : cells.joined() + columnTotals
    return (inner + rowTotals + [total]).count { $0 == .withheld }
  }
}
