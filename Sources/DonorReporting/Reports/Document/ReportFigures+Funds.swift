import Kernel
import Pages
import Reference

extension ReportFigures {
  /// Who pays for the action, in the grant's currency.
  func funding(_ funding: ReportTemplate.Funding) throws -> [ReportDocument.Block] {
    let spans = funding.spans.map { ($0, periods($0)) }
    func sum(_ bearer: BudgetReport.Bearer, _ periods: [Int]) throws -> ExactDecimal {
      try periods.reduce(.zero) { try $0.adding(bearer.actual[$1]) }
    }
    let totals = try spans.map { _, periods in
      try budget.bearers.reduce(ExactDecimal.zero) { try $0.adding(sum($1, periods)) }
    }
    var rows = try budget.bearers.map { bearer in
      var cells = [name(of: bearer)]
      for (span, total) in zip(spans, totals) {
        let amount = try sum(bearer, span.1)
        cells.append(.amount(amount, nil))
        cells.append(
          Percentage.of(amount, in: total).map { .percent($0) } ?? .absent("notApplicable"))
      }
      return ReportDocument.Table.Row(style: .line, depth: 0, cells: cells)
    }
    rows.append(
      ReportDocument.Table.Row(
        style: .total, depth: 0,
        cells: [.text(words["total"])] + totals.flatMap { [.amount($0, nil), .empty] }))
    let columns = funding.spans.flatMap { span -> [ReportDocument.Table.Column] in
      [.amount(words["span.\(span.rawValue)"]), .percent(words["shareOfTotal"])]
    }
    let match = grant.matchPercentage.map { ReportDocument.Block.note(words["match", "\($0)"]) }
    return [
      .table(
        ReportDocument.Table(
          caption: nil, columns: [.text(words["source"])] + columns, rows: rows)),
      .note(words["fundingWithoutRates"]),
    ] + [match].compactMap { $0 }
  }

  private func name(of bearer: BudgetReport.Bearer) -> ReportDocument.Cell {
    guard let code = bearer.grant else { return .text(words["ownFunds"]) }
    return (code == grant.code ? grant.donor : head.funders[code]).map { .text("\($0) (\(code))") }
      ?? .absent("withheld")
  }

  /// What the donor paid against what was spent of it.
  func funds() throws -> [ReportDocument.Block] {
    let written = Written(words: words)
    func amount(_ value: ExactDecimal) -> String {
      "\(written.amount(value, decimals: Currencies.decimals(of: grant.currency))) \(grant.currency)"
    }
    let rows = head.instalments.map { instalment in
      ReportDocument.Table.Row(
        style: .line, depth: 0,
        cells: [
          .number(FixedDecimal(millionths: Int64(instalment.number) * FixedDecimal.scale)),
          .text(words["instalment.\(instalment.kind)"]),
          instalment.due.map { .date($0) } ?? .absent("notStated"), self.amount(instalment.amount),
          instalment.received.map { .date($0) } ?? .absent("noData"),
          instalment.receivedAmount.map { self.amount($0) } ?? .absent("noData"),
        ])
    }
    let received = try head.instalments.compactMap(\.receivedAmount).reduce(ExactDecimal.zero) {
      try $0.adding(ExactDecimal(millionths: Int128($1.millionths)))
    }
    let spent = try budget.actual(in: books.periods.indices).grant
    let agreed = ExactDecimal(millionths: Int128(grant.amount.millionths))
    let facts = [
      ("received", received), ("spent", spent), ("onHand", try received.subtracting(spent)),
      ("agreed", agreed), ("unspent", try agreed.subtracting(spent)),
    ].map { ReportDocument.Fact(label: words["funds.\($0)"], values: [amount($1)]) }
    guard !rows.isEmpty else { return [.facts(facts), .note(words["noInstalments"])] }
    return [
      .facts(facts),
      .table(
        ReportDocument.Table(
          caption: words["instalments"],
          columns: [
            ReportDocument.Table.Column(title: words["number"], kind: .number),
            .text(words["kind"]), .date(words["due"]), .amount(words["amount"]),
            .date(words["receivedOn"]), .amount(words["received"]),
          ], rows: rows)),
    ]
  }
}
