import Platform

extension ExplainedRow {
  /// - Parameter exclusions: whether parts that do not count are among the rows.
  static func table(_ rows: [ExplainedRow], exclusions: Bool = false) -> Table {
    let columns: [Table.Column] = [
      .init("transaction", "Transaction"), .init("label", "Of"), .init("date", "Date"),
      .init("amount", "Amount", .amount), .init("currency", "Currency"),
      .init("contribution", "Adds", .amount), .init("rate", "Rate", limit: 100),
    ]
    let cells = rows.map { row in
      [
        "\(row.transaction)", row.label, row.date, row.amount, row.currency, row.contribution,
        row.rate,
      ]
    }
    guard exclusions else { return Table(columns, cells) }
    return Table(
      columns + [.init("exclusion", "Does not count", limit: 80)],
      zip(cells, rows).map { $0 + [$1.exclusion] })
  }
}
