import Kernel

extension Gate {
  /// Tables of the same people as they may leave together; what is withheld is listed.
  ///
  /// Each is withheld as it would be alone: the same question has the same answer, asked
  /// twice, turned round or together with others. Throws a `CountTableFailure` where a table
  /// cannot be proven safe, or where tables do not count the same people.
  public mutating func tables(
    _ tables: [CountTable], of what: String, _ sensitivity: Sensitivity
  ) throws -> [DisclosedTable] {
    let threshold = threshold(sensitivity)
    let plans = try tables.map { table in
      guard let plan = TablePlan(table, threshold),
        TableAudit(plan: plan, threshold: threshold.rawValue).holds
      else {
        throw CountTableFailure.unproven(rows: table.rows.name, columns: table.columns.name)
      }
      return plan
    }
    try SetAudit.check(plans)
    let disclosed = zip(tables, plans).map { DisclosedTable($0, $1) }
    withhold(what, .smallCell, count: disclosed.reduce(0) { $0 + $1.withheldCount })
    return disclosed
  }

  /// One table of people as it may leave alone.
  public mutating func table(
    _ table: CountTable, of what: String, _ sensitivity: Sensitivity
  ) throws -> DisclosedTable {
    try tables([table], of: what, sensitivity)[0]
  }
}
