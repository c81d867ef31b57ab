import Foundation
import TestSupport
import Testing

extension Session {
  /// A store with an illustrative grant, its approved budget, accounts, and a mapping of exports
  /// (`nav`) and one of transactions (`feeds`).
  func beginLedger(importing feed: String? = nil) throws {
    try begin(importing: feed)
    let grants = try write(
      """
      code,title,donor,currency,amount,eligible_from,eligible_to,exchange_policy,rate_source,\
      year_begins_month,year_begins_day,status,sensitivity
      EU-1,Illustrative dialogue grant,Illustrative Commission,EUR,500000,2024-01-01,2025-12-31,\
      spot,ECB,1,1,active,internal

      """, to: "grants.csv")
    let accounts = try write("code,title\n6010,Salaries\n6020,Vehicles\n", to: "accounts.csv")
    let lines = try write(
      """
      grant,version,code,parent,title,kind,unit,units,unit_value
      EU-1,1,1,,Human resources,direct,,,
      EU-1,1,1.1,1,Local staff,direct,month,24,2500.5

      """, to: "lines.csv")
    let years = try write(
      "budget,line,year,amount\nEU-1#1,1.1,2024,30006\nEU-1#1,1.1,2025,30006\n", to: "years.csv")
    let maps = try write("budget,account,line\nEU-1#1,6010,1.1\n", to: "maps.csv")
    let nav = #"""
      {"source": "NAV", "dates": "dd.MM.yyyy", "decimal": ",", "group": ".",
       "columns": {"reference": "Beleg", "posted_on": "Datum", "debit": "Soll",
         "credit": "Haben", "currency": "Währung", "account": "Konto", "shares": "Projekt"},
       "translations": {"account": {"4100": "6010"}, "shares": {"P1": "EU-1:60;own:40"}}}
      """#
    let feeds = #"""
      {"source": "IATI", "columns": {"reference": "id", "posted_on": "date",
         "value_on": "value_date", "amount": "value", "currency": "currency",
         "activity": "activity", "partner": "receiver", "description": "description"},
       "constants": {"account": "6010", "shares": "EU-1"}}
      """#
    for arguments in [
      ["import", grants, accounts, lines, years, maps, "--quiet"],
      ["record", "set", "grant-budgets", "EU-1#1", "status=approved", "approved_on=2024-01-05"],
      ["record", "add", "ledger-mappings", "name=nav", "definition=\(nav)"],
      ["record", "add", "ledger-mappings", "name=feeds", "definition=\(feeds)"],
    ] {
      let result = try run(arguments)
      try #require(result.status == 0, "\(result.stderr)")
    }
  }

  static let exportHeader = "Beleg;Datum;Soll;Haben;Währung;Konto;Projekt;Name\n"

  /// An export of an accounting system with these rows; gives its path.
  func export(_ rows: String, _ name: String = "nav.csv") throws -> String {
    try write(Session.exportHeader + rows, to: name)
  }

  /// What became of the records of the first run that a command wrote.
  func records(_ result: [String: Any]) throws -> [String: Int] {
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    let records = try #require((run["records"] as? [[String: Any]])?.first)
    return records.compactMapValues { $0 as? Int }.filter { $0.value > 0 }
  }

  /// The findings of the first run that are errors.
  func faults(_ result: [String: Any]) throws -> [[String: Any]] {
    let run = try #require((result["runs"] as? [[String: Any]])?.first)
    return try #require(run["diagnostics"] as? [[String: Any]])
      .filter { $0["severity"] as? String == "error" }
  }

  func lastRun() throws -> String {
    "\(try #require(try rows("run", "list").first?["run"] as? Int))"
  }
}
