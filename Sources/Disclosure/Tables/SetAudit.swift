/// Whether tables of the same people tell no more together than each alone.
///
/// Tables share the totals by an axis that they have in common, and the sum of all. Where an
/// alternative of one table changes such totals, each other table with that axis must have one
/// with the same change and no other change of its totals, so that all of them can be true at
/// once. Axes that tables cross in a ring are refused: a table of three axes that nobody shows
/// could then rule alternatives out.
enum SetAudit {
  /// Throws a `CountTableFailure` where the tables should not leave together.
  static func check(_ plans: [TablePlan]) throws {
    try checkPeople(plans)
    try checkRings(plans)
    for (index, plan) in plans.enumerated() {
      for (other, table) in plans.enumerated() where other != index {
        guard plan.alternatives.allSatisfy({ fits($0, of: plan, table) }) else {
          throw CountTableFailure.unproven(
            rows: table.grid.rows.name, columns: table.grid.columns.name)
        }
      }
    }
  }

  private static func checkPeople(_ plans: [TablePlan]) throws {
    var known: [String: (labels: [String], totals: [Int])] = [:]
    for plan in plans {
      let grid = plan.grid
      for (axis, totals) in [(grid.rows, grid.rowTotals), (grid.columns, grid.columnTotals)] {
        let earlier = known[axis.name] ?? (axis.labels, totals)
        guard earlier == (axis.labels, totals), grid.total == plans[0].grid.total else {
          throw CountTableFailure.otherPeople(axis: axis.name)
        }
        known[axis.name] = earlier
      }
    }
  }

  private static func checkRings(_ plans: [TablePlan]) throws {
    var group: [String: String] = [:]
    func root(_ name: String) -> String {
      group[name].map(root) ?? name
    }
    for plan in plans where plan.grid.rows != .everybody {
      let rows = root(plan.grid.rows.name)
      let columns = root(plan.grid.columns.name)
      guard rows != columns else {
        throw CountTableFailure.ring(
          rows: plan.grid.rows.name, columns: plan.grid.columns.name)
      }
      group[rows] = columns
    }
  }

  /// Whether another table can follow what an alternative changes of the totals they share.
  private static func fits(
    _ alternative: Alternative, of plan: TablePlan, _ other: TablePlan
  ) -> Bool {
    if alternative.total != 0 {
      return other.alternatives.contains { $0.total == alternative.total }
    }
    let changes = [
      plan.grid.rows.name: alternative.rows, plan.grid.columns.name: alternative.columns,
    ]
    let rows = changes[other.grid.rows.name] ?? [:]
    let columns = changes[other.grid.columns.name] ?? [:]
    return rows.isEmpty && columns.isEmpty
      || other.alternatives.contains { $0.rows == rows && $0.columns == columns }
  }
}
