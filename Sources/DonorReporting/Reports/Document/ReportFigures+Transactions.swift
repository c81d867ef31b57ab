import Kernel
import Pages

extension ReportFigures {
  /// The entries of the period, numbered, and those that are in no sum.
  func transactions(
    _ columns: [ReportTemplate.TransactionColumn]
  ) throws -> [ReportDocument.Block] {
    let takesWhole = columns.contains(.whole)
    let own = zip(input.entries, costs).filter { entry, cost in
      covered.contains(cost.period)
        && (takesWhole || entry.shares.contains { $0.bearer == grant.code })
    }
    let counted = own.filter { $0.1.exclusion == nil }
    var (whole, borne) = (ExactDecimal.zero, ExactDecimal.zero)
    var rows: [ReportDocument.Table.Row] = []
    for (place, (entry, cost)) in counted.enumerated() {
      whole = try whole.adding(cost.whole())
      borne = try borne.adding(cost.borne(by: grant.code))
      rows.append(
        ReportDocument.Table.Row(
          style: .line, depth: 0,
          cells: try columns.map { try cell($0, place + 1, entry, cost) }))
    }
    rows.append(
      ReportDocument.Table.Row(
        style: .total, depth: 0,
        cells: columns.enumerated().map { place, column in
          switch column {
          case .whole: .amount(whole, nil)
          case .grant: .amount(borne, nil)
          default: place == 0 ? .text(words["total"]) : .empty
          }
        }))
    let table = ReportDocument.Table(
      caption: nil, columns: columns.map { self.column($0) }, rows: rows)
    let left = own.filter { $0.1.exclusion != nil }
    return [.table(table)] + (left.isEmpty ? [] : [leftOut(left)])
  }

  private func leftOut(_ left: [(LedgerEntry, EntryCost)]) -> ReportDocument.Block {
    .table(
      ReportDocument.Table(
        caption: words["leftOut"],
        columns: [
          .text(words["column.reference"]), .date(words["column.posted"]),
          .date(words["column.value"]), .amount(words["column.original"]), .text(words["reason"]),
        ],
        rows: left.map { entry, cost in
          ReportDocument.Table.Row(
            style: .line, depth: 0,
            cells: [
              .text("\(entry.source) \(entry.reference)"), .date(entry.posted), .date(entry.value),
              .original(entry.amount, entry.currency), .text(cost.exclusion?.words ?? ""),
            ])
        }))
  }

  private func column(_ column: ReportTemplate.TransactionColumn) -> ReportDocument.Table.Column {
    let kind: ReportDocument.Table.Column.Kind =
      switch column {
      case .posted, .value: .date
      case .original, .whole, .grant: .amount
      default: .text
      }
    return ReportDocument.Table.Column(title: words["column.\(column.rawValue)"], kind: kind)
  }

  private func cell(
    _ column: ReportTemplate.TransactionColumn, _ number: Int, _ entry: LedgerEntry,
    _ cost: EntryCost
  ) throws -> ReportDocument.Cell {
    func text(_ text: String?) -> ReportDocument.Cell {
      text.map { .text($0) }
        ?? (entry.withheld?.contains(column.rawValue) == true ? .absent("withheld") : .empty)
    }
    switch column {
    case .number: return .text("T\(number)")
    case .posted: return .date(entry.posted)
    case .value: return .date(entry.value)
    case .reference: return .text("\(entry.source) \(entry.reference)")
    case .account: return .text(entry.account)
    case .line: return .text(cost.lines(of: grant.code).joined(separator: ", "))
    case .partner: return text(entry.partner)
    case .activity: return text(entry.activity)
    case .description: return text(entry.description)
    case .payee: return text(entry.payee)
    case .original: return .original(entry.amount, entry.currency)
    case .rate: return entry.rate.map { .text("R\($0)") } ?? .empty
    case .whole: return .amount(try cost.whole(), nil)
    case .grant: return .amount(try cost.borne(by: grant.code), nil)
    }
  }

  func rates() -> [ReportDocument.Block] {
    guard !head.rates.isEmpty else { return [.note(words["noRates", grant.currency.description])] }
    return [
      .note(words["policy.\(grant.exchangePolicy.rawValue)"] + " " + words["roundedToCent"]),
      .table(
        ReportDocument.Table(
          caption: nil,
          columns: [.text(words["number"]), .text(words["currency"]), .text(words["rate"])],
          rows: head.rates.enumerated().map { place, rate in
            ReportDocument.Table.Row(
              style: .line, depth: 0,
              cells: [
                .text("R\(place + 1)"), .text(rate.currency.description), .text(rate.description),
              ])
          })),
    ]
  }
}

extension EntryCost {
  /// The lines under which a grant bears it, else those under which others do, each once.
  func lines(of grant: String) -> [String] {
    let own = parts.filter { $0.bearer == grant }
    var lines: [String] = []
    for line in (own.isEmpty ? parts : own).compactMap(\.line) where !lines.contains(line) {
      lines.append(line)
    }
    return lines
  }
}
