import DonorReporting
import Disclosure
import Kernel

extension GrantSheet {
  var terminalText: String {
    var text = factTable(.table).terminalText
    let sections: [(String, Table)] = [
      ("Amendments", amendmentTable), ("Instalments", instalmentTable),
      ("Budgets", budgetTable), ("Reports", reportTable),
    ]
    for (title, table) in sections where !table.rows.isEmpty {
      text += "\n\(title)\n\n\(table.terminalText)"
    }
    return text
  }

  /// The terms and the standing, a line a field.
  func factTable(_ format: OutputFormat) -> Table {
    func amount(_ value: DecimalString?) -> String? {
      value.map { format == .table ? "\(Table.grouped($0.cell(format))) \(currency)" : "\($0)" }
    }
    let facts: [(String, String?)] = [
      ("code", code), ("title", title), ("donor", donor), ("donorIdentifier", donorIdentifier),
      ("agreement", agreement), ("status", status), ("sensitivity", sensitivity.rawValue),
      ("activities", activities.isEmpty ? nil : activities.joined(separator: ", ")),
      ("signedOn", signedOn?.description), ("amount", amount(self.amount)),
      ("signedAmount", signedAmount == self.amount ? nil : amount(signedAmount)),
      ("eligibleFrom", eligibleFrom.description), ("eligibleTo", eligibleTo.description),
      ("signedTo", signedTo == eligibleTo ? nil : signedTo.description),
      ("yearBegins", yearBegins.map { String($0.description.dropFirst(2)) }),
      ("exchangePolicy", exchange.policy.rawValue), ("exchangeWords", exchange.words),
      ("rateSource", exchange.source), ("fixedRates", exchange.fixedRates),
      ("indirectRate", indirectRate?.percentage(format)),
      ("matchPercentage", matchPercentage?.percentage(format)),
      ("varianceThreshold", varianceThreshold?.percentage(format)),
      ("received", amount(standing?.received)), ("spent", amount(standing?.spent)),
      ("onHand", amount(standing?.onHand)), ("unspent", amount(standing?.unspent)),
      ("burnRate", standing?.burnRate?.percentage(format)),
      ("timeRate", standing?.timeRate?.percentage(format)),
      ("excluded", standing.map { "\($0.excluded)" }), ("problem", problem),
      ("today", today.description),
    ]
    return Table(record: facts.filter { $0.1 != nil })
  }

  private var amendmentTable: Table {
    Table(
      [
        .init("number", "No", .number), .init("agreedOn", "Agreed on"),
        .init("holds", "Holds"), .init("amount", "Amount", .amount),
        .init("eligibleTo", "Eligible to"), .init("note", "Note", limit: 80),
      ],
      amendments.map {
        [
          "\($0.number)", $0.agreedOn.description, $0.holds ? "yes" : "not yet",
          $0.amount?.cell(.table), $0.eligibleTo?.description, $0.note,
        ]
      })
  }

  private var instalmentTable: Table {
    Table(
      [
        .init("number", "No", .number), .init("kind", "Kind"), .init("state", "State"),
        .init("dueOn", "Due on"), .init("amount", "Agreed", .amount),
        .init("receivedOn", "Received on"), .init("receivedAmount", "Received", .amount),
        .init("ownAmount", "On own account", .amount), .init("ownCurrency", "In"),
      ],
      instalments.map {
        [
          "\($0.number)", $0.kind, $0.state.rawValue, $0.dueOn?.description,
          $0.amount.cell(.table), $0.receivedOn?.description, $0.receivedAmount?.cell(.table),
          $0.ownAmount?.cell(.table), $0.ownCurrency?.description,
        ]
      })
  }

  private var budgetTable: Table {
    Table(
      [
        .init("version", "Version", .number), .init("status", "Status"),
        .init("approvedOn", "Approved on"), .init("lines", "Lines", .number),
        .init("total", "Total", .amount), .init("grantTotal", "Of the grant", .amount),
      ],
      budgets.map {
        [
          "\($0.version)", $0.status, $0.approvedOn?.description, "\($0.lines)",
          $0.total.cell(.table), $0.grantTotal.cell(.table),
        ]
      })
  }

  private var reportTable: Table {
    let columns = DueReport.columns.enumerated().filter { !DueReport.ofGrant.contains($1.key) }
    return Table(
      columns.map(\.element), reports.map { report in columns.map { report.row[$0.offset] } })
  }
}

extension DueReport {
  /// What the reports of one grant have in common.
  fileprivate static let ofGrant: Set = ["grant", "donor"]
}
