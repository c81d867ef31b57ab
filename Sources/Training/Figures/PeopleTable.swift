import Disclosure
import Kernel

/// People by rows and columns, each in one cell. It passes the gate before it leaves the house.
public struct PeopleTable: Hashable, Sendable {
  /// What rows and columns are, as `sex`.
  public let rowName: String
  public let columnName: String
  public let rows: [Known<String>]
  public let columns: [Known<String>]
  /// By row, then column.
  public let counts: [[Int64]]
  /// The class of the people counted.
  public let sensitivity: Sensitivity

  public var total: Int64 { counts.joined().reduce(0, +) }
  public var rowTotals: [Int64] { counts.map { $0.reduce(0, +) } }
  public var columnTotals: [Int64] {
    columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  struct Cell {
    let row: Known<String>
    let column: Known<String>
    let count: Int64
  }

  /// Cells of one row and column are added up; rows and columns stand in the order of their words.
  init(
    rows rowWords: TrainingAttribute, columns columnWords: TrainingAttribute, _ cells: [Cell],
    _ sensitivity: Sensitivity
  ) {
    let rows = rowWords.sorted(Set(cells.map(\.row)))
    let columns = columnWords.sorted(Set(cells.map(\.column)))
    var sums: [Known<String>: [Known<String>: Int64]] = [:]
    for cell in cells { sums[cell.row, default: [:]][cell.column, default: 0] += cell.count }
    rowName = rowWords.rawValue
    columnName = columnWords.rawValue
    self.rows = rows
    self.columns = columns
    counts = rows.map { row in columns.map { sums[row]?[$0] ?? 0 } }
    self.sensitivity = sensitivity
  }
}
