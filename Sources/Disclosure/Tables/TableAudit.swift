/// Looks at what is about to leave as a reader would, and trusts nothing of how it was chosen.
///
/// A proof is a list of other tables. The audit asks of each whether it agrees with all that
/// is shown, and of all together whether they keep what `TablePlan` guarantees. It needs no
/// solver, so that it cannot share a mistake with the search.
struct TableAudit {
  let plan: TablePlan
  let threshold: Int

  private var grid: Grid { plan.grid }

  /// Whether the table keeps its guarantee, taken alone.
  var holds: Bool {
    plan.alternatives.allSatisfy(agrees) && coversCells && coversTotals
      && leavesDoubt
  }

  /// Whether an alternative is a table of whole numbers from zero up that shows the same.
  private func agrees(_ other: Alternative) -> Bool {
    var rows = [Int](repeating: 0, count: grid.height)
    var columns = [Int](repeating: 0, count: grid.width)
    var total = 0
    for (cell, change) in other.cells {
      guard plan.isWithheld[cell], grid.values[cell] + change >= 0 else { return false }
      rows[grid.row(cell)] += change
      columns[grid.column(cell)] += change
      total += change
    }
    return total == other.total && (total == 0 || plan.isTotalWithheld)
      && rows.indices.allSatisfy {
        rows[$0] == other.rows[$0, default: 0] && (rows[$0] == 0 || plan.rows.isWithheld[$0])
      }
      && columns.indices.allSatisfy {
        columns[$0] == other.columns[$0, default: 0]
          && (columns[$0] == 0 || plan.columns.isWithheld[$0])
      }
  }

  private var coversCells: Bool {
    covers(grid.values, plan.isWithheld, plan.alternatives.map(\.cells))
  }

  private var coversTotals: Bool {
    covers(grid.rowTotals, plan.rows.isWithheld, plan.alternatives.map(\.rows))
      && covers(grid.columnTotals, plan.columns.isWithheld, plan.alternatives.map(\.columns))
      && covers([grid.total], [plan.isTotalWithheld], plan.alternatives.map { [0: $0.total] })
  }

  /// Whether each small count is withheld and may be as large as the threshold, and each other
  /// one that is withheld may be another.
  private func covers(_ counts: [Int], _ isWithheld: [Bool], _ changes: [[Int: Int]]) -> Bool {
    var highest = counts
    var isOpen = counts.map { _ in false }
    for (position, change) in changes.joined() where change != 0 {
      highest[position] = max(highest[position], counts[position] + change)
      isOpen[position] = true
    }
    return counts.indices.allSatisfy {
      let isSmall = (1..<threshold).contains(counts[$0])
      guard isWithheld[$0] else { return !isSmall }
      return isOpen[$0] && (!isSmall || highest[$0] >= threshold)
    }
  }

  /// Whether each line that tells a sensitive label may hold somebody who does not bear it.
  private var leavesDoubt: Bool {
    grid.tellingRows.allSatisfy { cell in
      plan.alternatives.contains {
        $0.rows[grid.row(cell), default: 0] > $0.cells[cell, default: 0]
      }
    }
      && grid.tellingColumns.allSatisfy { cell in
        plan.alternatives.contains {
          $0.columns[grid.column(cell), default: 0] > $0.cells[cell, default: 0]
        }
      }
  }
}
