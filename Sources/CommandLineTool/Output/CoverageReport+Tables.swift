import DonorReporting
import Kernel

extension CoverageReport {
  func terminalText(_ part: Part?) -> String {
    let parts: [(Part, String, String)] = [
      (.costs, "Who bears the costs posted from \(from) to \(to), by account", costText),
      (
        .budgets, "Approved budgets beside what is charged until \(to)",
        budgetTable(.table, budgets.flatMap { $0.shownLines }).terminalText
      ),
      (
        .repeated, "Entries that may be charged twice: look at each",
        csvTable(.repeated).terminalText
      ),
    ]
    return parts.filter { part == nil ? activity == nil || $0.0 != .budgets : part == $0.0 }
      .map { "\($0.1)\n\n\($0.2)" }.joined(separator: "\n")
  }

  func csvTable(_ part: Part) -> Table {
    switch part {
    case .costs: bearerTable
    case .budgets: budgetTable(.csv, budgets.flatMap { $0.rows($0.lines) })
    case .repeated:
      Table(
        [.init("entries", "Entries", limit: 80), .init("grants", "Grants")],
        repeated.map {
          [$0.entries.joined(separator: ", "), $0.grants.joined(separator: ", ")]
        })
    }
  }

  /// A column a grant; where there are many, in tables one below the other.
  private var costText: String {
    let groups = stride(from: 0, to: max(grants.count, 1), by: 6).map { start in
      Array(grants.dropFirst(start).prefix(6))
    }
    return groups.map { costTable($0).terminalText }.joined(separator: "\n")
  }

  private func costTable(_ shown: [String]) -> Table {
    let hasWithheld = accounts.contains { $0.withheld.value != .zero }
    let sums: [(String, (Account) -> DecimalString)] =
      [("Total", \.total)] + (hasWithheld ? [("Withheld", \.withheld)] : [])
      + [("Own funds", \.own)]
    return Table(
      [
        .init("account", "Account"), .init("title", "Title", limit: 28),
        .init("currency", "In"),
      ] + sums.map { .init($0.0, $0.0, .amount) } + shown.map { .init($0, $0, .amount) },
      accounts.map { row in
        let borne = Dictionary(uniqueKeysWithValues: row.borne.map { ($0.grant, $0.amount) })
        return [row.account, row.title, row.currency.description]
          + sums.map { $0.1(row).cell(.table) } + shown.map { borne[$0]?.cell(.table) }
      })
  }

  /// A row for each account and who bears it.
  private var bearerTable: Table {
    Table(
      [
        .init("account", "Account"), .init("title", "Title"), .init("bearer", "Bearer"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
      ],
      accounts.flatMap { row in
        let others = [("withheld", row.withheld), ("own", row.own)]
          .filter { $0.1.value != .zero }
        return (row.borne.map { ($0.grant, $0.amount) } + others).map {
          [row.account, row.title, $0.0, "\($0.1)", row.currency.description]
        }
      })
  }

  private func budgetTable(_ format: OutputFormat, _ rows: [[String?]]) -> Table {
    Table(
      [
        .init("grant", "Grant"), .init("donor", "Donor", limit: 28), .init("line", "Line"),
        .init("heading", "Heading", limit: 28), .init("title", "Title", limit: 36),
        .init("budget", "Budget", .amount), .init("charged", "Charged", .amount),
        .init("left", "Left", .amount), .init("currency", "In"), .init("gap", "Gap"),
      ], rows)
  }
}

extension BudgetCoverage {
  /// For people: the donor's headings, and below them the lines that do not share their gap.
  fileprivate var shownLines: [[String?]] {
    let gaps = Dictionary(uniqueKeysWithValues: lines.map { ($0.code, $0.gap) })
    let shown = lines.filter { line in
      line.parent == nil || line.gap != nil && line.gap != line.parent.flatMap { gaps[$0] ?? nil }
    }
    let total: [[String?]] =
      lines.count < 2
      ? []
      : [
        [
          grant, donor, nil, nil, "all", budget.cell(.table), charged.cell(.table),
          left.cell(.table), currency.description, nil,
        ]
      ]
    return rows(shown, .table) + total
  }

  fileprivate func rows(_ lines: [Line], _ format: OutputFormat = .csv) -> [[String?]] {
    guard problem == nil else { return [] }
    let rest: [[String?]] =
      unmapped.value == .zero
      ? []
      : [
        [
          grant, donor, nil, nil, "under no line", nil, unmapped.cell(format), nil,
          currency.description, "unmapped",
        ]
      ]
    return lines.map { line in
      [
        grant, donor, line.code, line.heading, line.title, line.budget.cell(format),
        line.charged.cell(format), line.left.cell(format), currency.description,
        line.gap?.rawValue,
      ]
    } + rest
  }
}
