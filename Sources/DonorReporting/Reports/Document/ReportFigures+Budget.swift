import Kernel
import Pages

extension ReportFigures {
  typealias BudgetColumn = ReportTemplate.BudgetTable.Column

  func budgetTable(_ table: ReportTemplate.BudgetTable) throws -> [ReportDocument.Block] {
    let columns = table.columns.flatMap { column in
      column.of == .each ? covered.map { (column, [$0]) } : [(column, periods(column.of))]
    }
    var rows = try self.rows(of: table).map { row in
      ReportDocument.Table.Row(
        style: row.style, depth: row.depth,
        cells: [.text(row.code), .text(row.title)]
          + (try columns.map { try cell($0.0, $0.1, row) }))
    }
    rows += try budget.unmapped.map { try unmapped($0, columns) }
    let titles = columns.map { column, periods in
      ReportDocument.Table.Column(
        title: column.of == .each
          ? "\(column.title) \(span(of: periods.first ?? 0))" : column.title,
        kind: column.show.kind)
    }
    return [
      .table(
        ReportDocument.Table(
          caption: nil, columns: [.text(words["code"]), .text(words["line"])] + titles, rows: rows))
    ]
  }

  private func cell(
    _ column: BudgetColumn, _ periods: [Int], _ row: BudgetRow
  ) throws -> ReportDocument.Cell {
    let planned = try self.planned(row.leaves, column.against, column.bears)
    let spent = { try actual(row.leaves, periods, column.bears) }
    switch column.show {
    case .unit: return row.line?.unit.map { .text($0) } ?? .empty
    case .units: return row.line?.units.map { .number($0) } ?? .empty
    case .unitValue: return row.line?.unitValue.map { amount($0) } ?? .empty
    case .budget: return planned.map { .amount($0, nil) } ?? .absent("notStated")
    case .actual: return try cell(row.leaves, periods, column.bears)
    case .remaining:
      return try planned.map { .amount(try $0.subtracting(spent()), nil) } ?? .absent("notStated")
    case .variance:
      return try planned.map { .amount(try spent().subtracting($0), nil) } ?? .absent("notStated")
    case .percent:
      guard let planned else { return .absent("notStated") }
      return Percentage.of(try spent(), in: planned).map { .percent($0) }
        ?? .absent("notApplicable")
    case .variancePercent:
      guard let planned else { return .absent("notStated") }
      return Percentage.of(try spent().subtracting(planned), in: planned).map { .percent($0) }
        ?? .absent("notApplicable")
    }
  }

  /// What stands under no line, so that a draft shows all that there is.
  private func unmapped(
    _ unmapped: BudgetReport.Unmapped, _ columns: [(BudgetColumn, [Int])]
  ) throws -> ReportDocument.Table.Row {
    let cells = try columns.map { column, periods -> ReportDocument.Cell in
      guard column.show == .actual else { return .empty }
      let sum = try periods.map { unmapped.actual[$0] }.sum()
      return .amount(column.bears == .whole ? sum.whole : sum.grant, nil)
    }
    return ReportDocument.Table.Row(
      style: .fault, depth: 0,
      cells: [
        .text(unmapped.line ?? ""), .text(words["underNoLine", unmapped.account]),
      ] + cells)
  }

  /// `Apr 2024 – Jun 2024`, of a reporting period.
  func span(of period: Int) -> String {
    let written = Written(words: words)
    let (first, last) = (books.periods[period].begins, books.periods[period].ends)
    func month(_ day: CalendarDate) -> String {
      written.date(CalendarDate(year: day.year, month: day.month)?.description)
    }
    return month(first) == month(last) ? month(first) : "\(month(first)) – \(month(last))"
  }
}

extension ReportTemplate.BudgetTable.Show {
  var kind: ReportDocument.Table.Column.Kind {
    switch self {
    case .unit: .text
    case .units: .number
    case .percent, .variancePercent: .percent
    case .unitValue, .budget, .actual, .remaining, .variance: .amount
    }
  }
}
