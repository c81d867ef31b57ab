/// What of one table is withheld, with the alternatives that prove it safe.
///
/// **What is withheld.** Every count from 1 to below the threshold, in cells and totals alike,
/// and as many others as it takes so that nobody can work these out: other counts are
/// withheld with them, zeros only where no count would do, and totals only beside small ones.
/// Where the sum of all is below the threshold, every count is withheld but the zeros.
///
/// **What is guaranteed.** For each small count there is another table that agrees with all
/// that leaves and in which it reaches the threshold: nobody can tell it from one that
/// would have been shown. For each other withheld count there is one in which it differs, and for
/// each line that bears one sensitive label throughout, one in which it does not. All these
/// tables hold whole numbers from zero up. A reader who also knows some of the people, or
/// what the gate would have done with other counts, may narrow the range further.
///
/// It depends on this table alone and not on what leaves with it, or on the order of its labels.
struct TablePlan: Sendable {
  let grid: Grid
  private(set) var rows: MarginPlan
  private(set) var columns: MarginPlan
  /// By cell.
  var isWithheld: [Bool]
  /// By cell, the largest count that an alternative gives it.
  private var highest: [Int]
  /// By cell, what it costs to withhold it.
  private var costs: [Int]
  private(set) var isTotalWithheld = false
  var alternatives: [Alternative] = []

  /// Nil where no alternative was found for something that must not be told.
  init?(_ table: CountTable, _ threshold: Threshold) {
    grid = Grid(table)
    rows = MarginPlan(grid.rowTotals)
    columns = MarginPlan(grid.columnTotals)
    isWithheld = grid.values.map { _ in false }
    highest = grid.values
    costs = grid.costs
    for step in threshold.steps {
      if (1..<step).contains(grid.total) {
        withholdAll(step)
      } else if grid.total > 0 {
        guard protect(step) else { return nil }
      }
    }
  }

  /// A table with any multiple of all counts agrees with one that shows zeros alone, and one
  /// in which a zero of a sensitive axis took somebody over with one that does not show it.
  private mutating func withholdAll(_ threshold: Int) {
    isTotalWithheld = true
    for cell in grid.values.indices where grid.values[cell] > 0 { withhold(cell) }
    rows.withholdAll()
    columns.withholdAll()
    func added(_ counts: [Int]) -> [Int: Int] {
      let some = counts.indices.filter { counts[$0] > 0 }
      return Dictionary(
        uniqueKeysWithValues: some.map { ($0, counts[$0] * (threshold - 1)) })
    }
    let multiple = Alternative(
      cells: added(grid.values), rows: added(grid.rowTotals),
      columns: added(grid.columnTotals), total: grid.total * (threshold - 1))
    alternatives.append(multiple)
    for (giver, taker) in grid.emptyBesideSensitive {
      withhold(taker)
      rows.withhold(grid.row(taker))
      columns.withhold(grid.column(taker))
      alternatives.append(multiple.moving(from: giver, to: taker, in: grid))
    }
  }

  private mutating func protect(_ threshold: Int) -> Bool {
    rows.step(threshold, sensitive: Grid.positions(sensitiveOf: grid.rows))
    columns.step(threshold, sensitive: Grid.positions(sensitiveOf: grid.columns))
    let small = grid.values.indices.filter { (1..<threshold).contains(grid.values[$0]) }
    for cell in small { withhold(cell) }
    for row in rows.transfers.keys.sorted() {
      guard reroute(rows: rows.transfers[row]) else { return false }
    }
    for column in columns.transfers.keys.sorted() {
      guard reroute(columns: columns.transfers[column]) else { return false }
    }
    for cell in small where highest[cell] < threshold {
      let isRowSmall = grid.rowTotals[grid.row(cell)] < threshold
      let isColumnSmall = grid.columnTotals[grid.column(cell)] < threshold
      guard
        reroute(
          rows: isRowSmall ? rows.transfers[grid.row(cell)] : nil,
          columns: isColumnSmall ? columns.transfers[grid.column(cell)] : nil,
          changing: cell, by: threshold - grid.values[cell])
      else { return false }
    }
    return takeOut(threshold)
  }

  /// Lets lines that bear one sensitive label throughout be lines that do not.
  private mutating func takeOut(_ threshold: Int) -> Bool {
    for cell in grid.tellingRows {
      let (row, column) = (grid.row(cell), grid.column(cell))
      let isEverybody = grid.columnTotals[column] == grid.total
      let transfer = isEverybody ? columns.transfers[column] : nil
      let others = grid.total - grid.columnTotals[column] - (transfer?[column] ?? 0)
      let change = min(threshold, grid.rowTotals[row], others)
      guard reroute(columns: transfer, changing: cell, by: -change) else { return false }
    }
    for cell in grid.tellingColumns {
      let (row, column) = (grid.row(cell), grid.column(cell))
      let isEverybody = grid.rowTotals[row] == grid.total
      let transfer = isEverybody ? rows.transfers[row] : nil
      let others = grid.total - grid.rowTotals[row] - (transfer?[row] ?? 0)
      let change = min(threshold, grid.columnTotals[column], others)
      guard reroute(rows: transfer, changing: cell, by: -change) else { return false }
    }
    return true
  }

  /// Finds an alternative with these changes, and withholds what it touches.
  private mutating func reroute(
    rows: MarginPlan.Transfer? = nil, columns: MarginPlan.Transfer? = nil,
    changing cell: Int? = nil, by change: Int = 0
  ) -> Bool {
    let found = Rerouting.alternative(
      grid, costs: costs, rows: rows ?? [:], columns: columns ?? [:],
      changing: cell, by: change)
    guard let found else { return false }
    for (cell, change) in found.cells {
      withhold(cell)
      highest[cell] = max(highest[cell], grid.values[cell] + change)
    }
    alternatives.append(found)
    return true
  }

  private mutating func withhold(_ cell: Int) {
    isWithheld[cell] = true
    costs[cell] = 0
  }
}
