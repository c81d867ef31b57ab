import Kernel
import Pages

/// A line or heading that is further from its budget than agreed.
struct Variance {
  let code: String
  let title: String
  let planned: ExactDecimal
  let leaves: [BudgetReport.Line]
  let spent: ExactDecimal
  let difference: ExactDecimal
}

extension ReportFigures {
  /// What the agreement's threshold, else the template's, says is to be explained.
  func variances(beyond table: ReportTemplate.VarianceTable) throws -> [Variance] {
    let rows: [(String, String, [BudgetReport.Line])] =
      switch table.level {
      case .lines: budget.leaves.map { ($0.code, $0.line.title, [$0]) }
      case .headings:
        table.headings.map { heading in
          (
            heading.code, heading.title,
            budget.leaves.filter {
              $0.line.kind == .direct && self.heading(of: $0) == heading.code
            }
          )
        }
      }
    return try rows.compactMap { code, title, leaves in
      guard let planned = try planned(leaves, table.against, table.bears) else { return nil }
      let spent = try actual(leaves, periods(table.of), table.bears)
      let difference = try spent.subtracting(planned)
      guard Percentage.isBeyond(threshold(of: table), difference, planned),
        !table.overOnly || difference > .zero
      else { return nil }
      return Variance(
        code: code, title: title, planned: planned, leaves: leaves, spent: spent,
        difference: difference)
    }
  }

  func threshold(of table: ReportTemplate.VarianceTable) -> FixedDecimal {
    grant.varianceThreshold ?? table.threshold
  }

  func variances(
    _ table: ReportTemplate.VarianceTable, _ section: String
  ) throws -> [ReportDocument.Block] {
    let threshold = "\(threshold(of: table))"
    if table.against == .year, !isPlannedByYear { return [.note(words["noYears"])] }
    let variances = try self.variances(beyond: table)
    guard !variances.isEmpty else { return [.note(words["noVariances", threshold])] }
    let rows = try variances.map { variance in
      ReportDocument.Table.Row(
        style: .line, depth: 0,
        cells: [
          .text(variance.code), .text(variance.title), .amount(variance.planned, nil),
          try cell(variance.leaves, periods(table.of), table.bears),
          .amount(variance.difference, nil),
          Percentage.of(variance.difference, in: variance.planned).map { .percent($0) }
            ?? .absent("notApplicable"),
          text(section, variance.code).map { .text($0.text) } ?? .absent("notStated"),
        ])
    }
    return [
      .note(words["variancesBeyond", threshold]),
      .table(
        ReportDocument.Table(
          caption: nil,
          columns: [
            .text(words["code"]), .text(words["line"]), .amount(words["budgeted"]),
            .amount(words["actual"]), .amount(words["variance"]),
            .percent(words["variancePercent"]),
            .text(words["explanation"]),
          ], rows: rows)),
    ]
  }
}
