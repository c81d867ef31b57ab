import Portfolio

extension PortfolioSummary {
  /// Spend by country and year, in the currencies of the amounts.
  var spendTable: Table {
    Table(
      [
        .init("country", "Country"), .init("year", "Year"), .init("amount", "Spend", .amount),
        .init("currency", "Currency"),
      ],
      byCountryAndYear.map { [$0.country, $0.year, $0.amount, $0.currency] })
  }

  /// The summary for a terminal, a part after another.
  var terminalText: String {
    let whose = areOwnOrganisations ? "own organisations" : "all publishers held"
    var text = "\(activities) activities of \(whose): \(organisations.joined(separator: ", "))\n"
    for (title, table) in parts { text += "\n\(title)\n\n\(table.terminalText)" }
    return text
  }

  private var parts: [(String, Table)] {
    var parts = [("Spend", totals), ("Spend by country and year", spendTable)]
    if let converted {
      parts.append(("Spend by country, in \(converted.currency)", Self.table(of: converted)))
      if !converted.gaps.isEmpty {
        parts.append(("Not converted, and in no sum in \(converted.currency)", gaps(converted)))
      }
    }
    parts.append(("Programmes by country", programmeTable))
    parts.append(("To look at (baraza portfolio findings)", findingTable))
    if !excluded.activities.isEmpty {
      parts.append(("Activities that do not count", excludedActivities))
    }
    if !excluded.transactions.isEmpty {
      parts.append(("Transactions that do not count", excludedTransactions))
    }
    return parts
  }

  private var totals: Table {
    Table(
      [
        .init("amount", "Spend", .amount), .init("currency", "Currency"),
        .init("count", "Transactions", .amount),
      ],
      spend.map { [$0.amount, $0.currency, "\($0.count)"] })
  }

  private static func table(of converted: Converted) -> Table {
    Table(
      [.init("key", "Country"), .init("amount", "Spend", .amount)],
      converted.byCountry.map { [$0.key, $0.amount] } + [["all", converted.amount]])
  }

  private func gaps(_ converted: Converted) -> Table {
    Table(
      [
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("reason", "Reason"), .init("count", "Transactions", .amount),
      ],
      converted.gaps.map { [$0.amount, $0.currency, $0.reason.rawValue, "\($0.count)"] })
  }

  private var programmeTable: Table {
    Table(
      [.init("country", "Country"), .init("activities", "Activities", .amount)],
      programmes.map { [$0.country, "\($0.activities)"] })
  }

  private var findingTable: Table {
    Table(
      [.init("rule", "Rule"), .init("activities", "Activities", .amount)],
      findings.filter { $0.activities > 0 }.map { [$0.rule.rawValue, "\($0.activities)"] })
  }

  private var excludedActivities: Table {
    Table(
      [
        .init("identifier", "Activity"), .init("feed", "Feed"), .init("reason", "Reason"),
        .init("message", "Why", limit: 80),
      ],
      excluded.activities.map { [$0.identifier, $0.feed, $0.reason, $0.message] })
  }

  private var excludedTransactions: Table {
    Table(
      [
        .init("activity", "Activity"), .init("date", "Date"), .init("amount", "Amount", .amount),
        .init("currency", "Currency"), .init("reason", "Reason"),
        .init("message", "Why", limit: 80),
      ],
      excluded.transactions.map {
        [$0.activity, $0.date, $0.amount, $0.currency, $0.reason, $0.message]
      })
  }
}
