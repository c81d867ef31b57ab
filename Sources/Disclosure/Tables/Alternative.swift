/// Another way in which the people could be spread over a table, as changes from the true one.
///
/// It touches only what is withheld and keeps every total that it does not name, so that who
/// reads the table cannot exclude it.
struct Alternative: Hashable, Sendable {
  /// By cell of the grid, people more or fewer.
  var cells: [Int: Int]
  var rows: MarginPlan.Transfer = [:]
  var columns: MarginPlan.Transfer = [:]
  var total = 0

  /// The same with one person more in one cell and one fewer in another.
  func moving(from giver: Int, to taker: Int, in grid: Grid) -> Alternative {
    var moved = self
    for (cell, change) in [(giver, -1), (taker, 1)] {
      moved.cells[cell, default: 0] += change
      moved.rows[grid.row(cell), default: 0] += change
      moved.columns[grid.column(cell), default: 0] += change
    }
    return moved
  }
}
