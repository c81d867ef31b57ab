import DonorReporting

extension BudgetSheet {
  /// A row for each line, and the total with what stands under no line.
  var table: Table {
    let columns: [Table.Column] =
      [
        .init("line", "Line"), .init("title", "Title", limit: 36),
        .init("budget", "Budget", .amount),
      ] + self.columns.map { .init($0.name, $0.name, .amount) } + [
        .init("total", "Spent", .amount), .init("left", "Left", .amount),
        .init("spent", "%", .number), .init("beyond", "Over by more than agreed"),
      ]
    var rows = lines.map { line in
      [line.code, String(repeating: "  ", count: line.depth) + line.title, line.budget.description]
        + line.actual.map(\.description) + [
          line.total.description, line.left.description, line.spent?.description,
          line.beyondThreshold == true ? "yes" : nil,
        ]
    }
    rows.append(
      ["", "Total", budget.description] + actual.map(\.description)
        + [total.description, nil, nil, nil])
    return Table(columns, rows)
  }
}
