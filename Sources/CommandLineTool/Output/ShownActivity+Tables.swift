import Importing
import Platform
import Portfolio

extension ShownActivity {
  /// What it says of itself, a line a fact.
  var factTable: Table {
    let shares = { (shares: [Share]) in
      shares.map { $0.code + ($0.percentage.map { " \($0) %" } ?? "") }.joined(separator: ", ")
    }
    let names = { (organisations: [Organisation]) in
      organisations.map { $0.name ?? $0.identifier ?? "–" }.joined(separator: ", ")
    }
    return Table(record: [
      ("id", "\(id)"), ("identifier", identifier), ("title", title), ("status", status),
      ("start", start), ("end", end), ("reportingOrg", names([reportingOrg])),
      ("participants", names(participants)), ("countries", shares(countries)),
      (
        "places",
        places.map { [$0.name, $0.position].compactMap(\.self).joined(separator: " ") }
          .joined(separator: ", ")
      ),
      ("sectors", shares(sectors)), ("transactions", "\(transactions)"),
      ("results", "\(results)"), ("documents", "\(documents)"),
      ("children", children.joined(separator: ", ")),
      ("related", related.map(\.identifier).joined(separator: ", ")), ("feed", origin.feed),
      ("file", origin.line.map { "\(origin.file):\($0)" } ?? origin.file),
      ("importedAt", origin.importedAt),
    ])
  }

  /// Budget against spend.
  var yearTable: Table {
    Table(
      [
        .init("year", "Year"), .init("currency", "Currency"), .init("isConverted", "Converted"),
        .init("budget", "Budget", .amount), .init("spend", "Spend", .amount),
      ],
      years.map {
        [$0.year ?? "all", $0.currency, $0.isConverted ? "yes" : "no", $0.budget, $0.spend]
      })
  }

  /// What changed it, the latest first.
  var historyTable: Table {
    Table(
      [
        .init("at", "At"), .init("action", "What"), .init("fields", "Fields", limit: 60),
        .init("actor", "By"), .init("reason", "Because", limit: 50), .init("run", "Run"),
      ],
      history.map {
        [$0.at, $0.action, $0.fields, $0.actor, $0.reason, $0.run.map(String.init)]
      })
  }
}
