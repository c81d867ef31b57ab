import Kernel
import Pages

extension ReportFigures {
  func forecast(_ forecast: ReportTemplate.Forecast) throws -> [ReportDocument.Block] {
    var blocks: [ReportDocument.Block] = []
    if forecast.follow, !head.earlierForecasts.isEmpty { blocks.append(try followed()) }
    guard !head.forecasts.isEmpty else { return blocks + [.note(words["noForecast"])] }
    return blocks + [try foreseen()]
  }

  /// What the report before foresaw for this period, against what was spent in it.
  private func followed() throws -> ReportDocument.Block {
    let foreseen = head.earlierForecasts.filter { $0.begins <= head.report.ends }
    let rows = try rows(of: foreseen) { line, amount in
      let spent = try actual(line, covered, .grant)
      return [
        .amount(amount, nil), try cell(line, covered, .grant),
        .amount(try spent.subtracting(amount), nil),
      ]
    }
    return .table(
      ReportDocument.Table(
        caption: words["forecastFollowed"],
        columns: [
          .text(words["code"]), .text(words["line"]), .amount(words["forecast"]),
          .amount(words["actual"]), .amount(words["difference"]),
        ], rows: rows))
  }

  /// What this report foresees, by the periods that it names.
  private func foreseen() throws -> ReportDocument.Block {
    let begins = Set(head.forecasts.map(\.begins)).sorted()
    let written = Written(words: words)
    let titles = begins.map { begin in
      let ends = head.forecasts.filter { $0.begins == begin }.map(\.ends).max() ?? begin
      return written.period(begin.description, ends.description)
    }
    let rows = try rows(of: head.forecasts) { line, total in
      let codes = Set(line.map(\.code))
      let own = head.forecasts.filter { codes.contains($0.line) }
      return try begins.map { begin in
        .amount(try own.filter { $0.begins == begin }.sum(), nil)
      } + [.amount(total, nil)]
    }
    return .table(
      ReportDocument.Table(
        caption: words["forecastNext"],
        columns: [.text(words["code"]), .text(words["line"])]
          + titles.map { .amount($0) } + [.amount(words["total"])], rows: rows))
  }

  /// A row for each line that forecasts name, and their total.
  private func rows(
    of forecasts: [ReportForecast],
    _ cells: ([BudgetReport.Line], ExactDecimal) throws -> [ReportDocument.Cell]
  ) throws -> [ReportDocument.Table.Row] {
    let codes = Set(forecasts.map(\.line))
    let lines = budget.leaves.filter { codes.contains($0.code) }
    var rows = try lines.map { line in
      ReportDocument.Table.Row(
        style: .line, depth: 0,
        cells: [.text(line.code), .text(line.line.title)]
          + (try cells([line], forecasts.filter { $0.line == line.code }.sum())))
    }
    rows.append(
      ReportDocument.Table.Row(
        style: .total, depth: 0,
        cells: [.empty, .text(words["total"])]
          + (try cells(lines, forecasts.filter { codes.contains($0.line) }.sum()))))
    return rows
  }

  /// The claims that were submitted, against what the report says of the same time.
  func claims() throws -> [ReportDocument.Block] {
    guard !head.claims.isEmpty else { return [.note(words["noClaims"])] }
    var (claimed, told) = (ExactDecimal.zero, ExactDecimal.zero)
    var rows = try head.claims.map { claim in
      let periods = covered.filter {
        books.periods[$0].ends >= claim.begins && books.periods[$0].ends <= claim.ends
      }
      let amount = ExactDecimal(millionths: Int128(claim.amount.millionths))
      let now = try budget.actual(in: periods).grant
      claimed = try claimed.adding(amount)
      told = try told.adding(now)
      return ReportDocument.Table.Row(
        style: .line, depth: 0,
        cells: [
          .text("\(claim.code), \(words["version", String(claim.version)])"), .date(claim.begins),
          .date(claim.ends), .amount(amount, nil), .amount(now, nil),
          .amount(try now.subtracting(amount), nil), .text(String(claim.sha256.prefix(16))),
        ])
    }
    rows.append(
      ReportDocument.Table.Row(
        style: .total, depth: 0,
        cells: [
          .text(words["total"]), .empty, .empty, .amount(claimed, nil), .amount(told, nil),
          .amount(try told.subtracting(claimed), nil), .empty,
        ]))
    return [
      .table(
        ReportDocument.Table(
          caption: nil,
          columns: [
            .text(words["claim"]), .date(words["from"]), .date(words["to"]),
            .amount(words["claimed"]), .amount(words["inThisReport"]),
            .amount(words["difference"]), .text(words["inputDigest"]),
          ], rows: rows))
    ]
  }
}

extension [ReportForecast] {
  fileprivate func sum() throws -> ExactDecimal {
    try reduce(.zero) { try $0.adding(ExactDecimal(millionths: Int128($1.amount.millionths))) }
  }
}
