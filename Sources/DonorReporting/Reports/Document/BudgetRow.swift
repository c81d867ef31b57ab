import Kernel

/// A row of a table of the budget, with the lines without parts whose amounts it sums.
struct BudgetRow {
  let style: ReportDocument.Table.Row.Style
  let depth: Int
  let code: String
  let title: String
  let leaves: [BudgetReport.Line]
  /// Whose unit and number the row shows.
  var line: BudgetLine?
}

extension ReportFigures {
  func rows(of table: ReportTemplate.BudgetTable) -> [BudgetRow] {
    table.rows.flatMap { group -> [BudgetRow] in
      guard let kind = group.lines else {
        return [
          BudgetRow(
            style: .total, depth: 0, code: group.code ?? "", title: group.title ?? "",
            leaves: budget.leaves.filter { group.total.contains($0.line.kind) })
        ]
      }
      let lines = budget.lines.filter { $0.line.kind == kind }
      guard kind == .direct, !table.headings.isEmpty else { return lines.map { row($0) } }
      return headed(lines, by: table.headings)
    }
  }

  /// The lines of each heading below it; those of none stand last, and are a fault.
  private func headed(
    _ lines: [BudgetReport.Line], by headings: [ReportTemplate.BudgetTable.Heading]
  ) -> [BudgetRow] {
    var rows: [BudgetRow] = []
    for heading in headings {
      let own = lines.filter { self.heading(of: $0) == heading.code }
      rows.append(
        BudgetRow(
          style: .subtotal, depth: 0, code: heading.code, title: heading.title,
          leaves: own.filter { !$0.hasParts }))
      // A line that is the heading itself is not told twice.
      rows += own.filter { !($0.hasParts && $0.code == heading.code) }.map { row($0, within: 1) }
    }
    let known = Set(headings.map(\.code))
    let rest = lines.filter { line in heading(of: line).map { !known.contains($0) } ?? true }
    return rows + rest.map { row($0, fault: true) }
  }

  private func row(
    _ line: BudgetReport.Line, within depth: Int = 0, fault: Bool = false
  ) -> BudgetRow {
    let codes = books.within(line.code)
    return BudgetRow(
      style: fault ? .fault : line.hasParts ? .subtotal : .line, depth: max(line.depth, depth),
      code: line.code, title: line.line.title,
      leaves: budget.leaves.filter { codes.contains($0.code) }, line: line.line)
  }
}
